package io.berth.mypage.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.PublishedEvents;
import io.berth.mypage.application.port.Changes;
import io.berth.mypage.application.port.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics of booking, payment, listing and review. */
@ApplicationScoped
public class PublishedTopics implements Published {
  private static final List<String> CHANNELS =
      List.of(
          BookingEventsConsumer.CONSUMER,
          PaymentEventsConsumer.CONSUMER,
          ListingEventsConsumer.CONSUMER,
          ReviewEventsConsumer.CONSUMER);

  private final PublishedEvents events;
  private final Duration within;
  private final long most;

  @Inject
  public PublishedTopics(
      PublishedEvents events,
      @ConfigProperty(name = "berth.invariants.deadline", defaultValue = "PT10S") Duration within,
      @ConfigProperty(name = "berth.mypage.fold.most", defaultValue = "200000") Long most) {
    this.events = events;
    this.within = within;
    this.most = most == null ? 0 : most;
  }

  protected PublishedTopics() {
    this(null, null, null);
  }

  @Override
  public boolean isAllApplied() {
    return events.ends(CHANNELS).flatMap(events::areApplied).orElse(false);
  }

  @Override
  public Optional<Long> replay(Changes into) {
    return events.read(CHANNELS, within, most, (channel, event) -> apply(channel, event, into));
  }

  @Override
  public boolean replayWhole(Changes into) {
    return events.readWhole(CHANNELS, (channel, event) -> apply(channel, event, into));
  }

  private static void apply(String channel, Event event, Changes into) {
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
  }
}
