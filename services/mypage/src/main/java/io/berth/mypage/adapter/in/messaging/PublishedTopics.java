package io.berth.mypage.adapter.in.messaging;

import io.berth.foundation.messaging.AppliedEvents;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.messaging.TopicLog;
import io.berth.mypage.application.port.Changes;
import io.berth.mypage.application.port.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics of booking, payment, listing and review. */
@ApplicationScoped
public class PublishedTopics implements Published {
  private static final Logger LOG = Logger.getLogger(PublishedTopics.class.getName());
  private static final List<String> CHANNELS =
      List.of(
          BookingEventsConsumer.CONSUMER,
          PaymentEventsConsumer.CONSUMER,
          ListingEventsConsumer.CONSUMER,
          ReviewEventsConsumer.CONSUMER);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofHours(6);

  private final TopicLog topics;
  private final AppliedEvents appliedEvents;
  private final Duration within;
  private final long most;

  @Inject
  public PublishedTopics(
      TopicLog topics,
      AppliedEvents appliedEvents,
      @ConfigProperty(name = "berth.invariants.deadline", defaultValue = "PT10S") Duration within,
      @ConfigProperty(name = "berth.mypage.fold.most", defaultValue = "200000") Long most) {
    this.topics = topics;
    this.appliedEvents = appliedEvents;
    this.within = within;
    this.most = most == null ? 0 : most;
  }

  protected PublishedTopics() {
    this(null, null, null, null);
  }

  @Override
  public boolean isAllApplied() {
    try {
      return CHANNELS.stream().allMatch(channel -> topics.isHandled(channel, SOON));
    } catch (TopicLog.Unread e) {
      LOG.log(Level.FINE, "how far the views are is not known", e);
      return false;
    }
  }

  @Override
  public Optional<Long> replay(Changes into) {
    return replay(into, within, most);
  }

  @Override
  public boolean replayWhole(Changes into) {
    return replay(into, WHOLE, Long.MAX_VALUE).isPresent();
  }

  private Optional<Long> replay(Changes into, Duration limit, long atMost) {
    long end = System.nanoTime() + limit.toNanos();
    long[] events = new long[1];
    try {
      for (String channel : CHANNELS) {
        Set<String> dead = appliedEvents.dead(channel, true);
        topics.read(
            channel,
            Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())),
            in -> {
              if (++events[0] > atMost) {
                throw new TopicLog.Unread("more than " + atMost + " events");
              }
              if (!dead.contains(in.topic() + " " + in.partition() + " " + in.offset())) {
                apply(channel, in, into);
              }
            });
      }
      return Optional.of(events[0]);
    } catch (TopicLog.Unread e) {
      LOG.log(Level.FINE, "the topics can't be folded", e);
      return Optional.empty();
    }
  }

  /** What can't be read is on its way to become a dead letter. */
  private static void apply(String channel, ConsumerRecord<String, String> in, Changes into) {
    try {
      Event event = Event.of(in);
      if (channel.equals(BookingEventsConsumer.CONSUMER)) {
        if (BookingMessage.isAboutABooking(event)) {
          into.apply(event.data(BookingMessage.class).change(event));
        }
      } else if (channel.equals(PaymentEventsConsumer.CONSUMER)) {
        if (event.type().startsWith("Payment")) {
          into.apply(event.data(PaymentMessage.class).change(event));
        }
      } else if (channel.equals(ReviewEventsConsumer.CONSUMER)) {
        if (ReviewMessage.isNews(event)) {
          into.apply(event.data(ReviewMessage.class).change(event));
        }
      } else if (event.type().startsWith("Listing")) {
        into.apply(event.data(ListingMessage.class).change());
      }
    } catch (MalformedEvent e) {
      LOG.log(Level.FINE, "passed over in a fold: " + in.topic() + " " + in.offset(), e);
    }
  }
}
