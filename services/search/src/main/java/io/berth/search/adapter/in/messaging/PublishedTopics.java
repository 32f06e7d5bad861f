package io.berth.search.adapter.in.messaging;

import io.berth.foundation.messaging.AppliedEvents;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.messaging.TopicLog;
import io.berth.search.application.Change;
import io.berth.search.application.port.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics of listing, booking and review. */
@ApplicationScoped
public class PublishedTopics implements Published {
  private static final Logger LOG = Logger.getLogger(PublishedTopics.class.getName());
  private static final Map<String, Function<Event, Optional<Change>>> CHANNELS =
      new LinkedHashMap<>();
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofHours(6);

  static {
    CHANNELS.put(ListingEventsConsumer.CONSUMER, ListingMessage::change);
    CHANNELS.put(BookingEventsConsumer.CONSUMER, BookingMessage::change);
    CHANNELS.put(ReviewEventsConsumer.CONSUMER, ReviewMessage::change);
  }

  private final TopicLog topics;
  private final AppliedEvents appliedEvents;
  private final Duration within;
  private final long most;

  @Inject
  public PublishedTopics(
      TopicLog topics,
      AppliedEvents appliedEvents,
      @ConfigProperty(name = "berth.invariants.deadline", defaultValue = "PT10S") Duration within,
      @ConfigProperty(name = "berth.search.fold.most", defaultValue = "200000") Long most) {
    this.topics = topics;
    this.appliedEvents = appliedEvents;
    this.within = within;
    this.most = most == null ? 0 : most;
  }

  protected PublishedTopics() {
    this(null, null, null, null);
  }

  @Override
  public Optional<Boolean> isAllApplied() {
    try {
      return Optional.of(
          CHANNELS.keySet().stream().allMatch(channel -> topics.isHandled(channel, SOON)));
    } catch (TopicLog.Unread e) {
      LOG.log(Level.FINE, "how far the tables are is not known", e);
      return Optional.empty();
    }
  }

  @Override
  public Optional<Long> replay(Consumer<Change> into) {
    return replay(into, within, most);
  }

  @Override
  public boolean replayWhole(Consumer<Change> into) {
    return replay(into, WHOLE, Long.MAX_VALUE).isPresent();
  }

  private Optional<Long> replay(Consumer<Change> into, Duration limit, long atMost) {
    long end = System.nanoTime() + limit.toNanos();
    long[] events = new long[1];
    try {
      for (String channel : CHANNELS.keySet()) {
        Set<String> dead = appliedEvents.dead(channel, true);
        topics.read(
            channel,
            Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())),
            in -> {
              if (++events[0] > atMost) {
                throw new TopicLog.Unread("more than " + atMost + " events");
              }
              if (!dead.contains(in.topic() + " " + in.partition() + " " + in.offset())) {
                change(channel, in).ifPresent(into);
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
  private static Optional<Change> change(String channel, ConsumerRecord<String, String> in) {
    try {
      return CHANNELS.get(channel).apply(Event.of(in));
    } catch (MalformedEvent e) {
      LOG.log(Level.FINE, "passed over in a fold: " + in.topic() + " " + in.offset(), e);
      return Optional.empty();
    }
  }
}
