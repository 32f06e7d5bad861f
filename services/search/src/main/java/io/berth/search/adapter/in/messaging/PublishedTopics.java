package io.berth.search.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.PublishedEvents;
import io.berth.search.application.Change;
import io.berth.search.application.port.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics of listing, booking and review. */
@ApplicationScoped
public class PublishedTopics implements Published {
  private static final Map<String, Function<Event, Optional<Change>>> CHANNELS =
      new LinkedHashMap<>();

  static {
    CHANNELS.put(ListingEventsConsumer.CONSUMER, ListingMessage::change);
    CHANNELS.put(BookingEventsConsumer.CONSUMER, BookingMessage::change);
    CHANNELS.put(ReviewEventsConsumer.CONSUMER, ReviewMessage::change);
  }

  private final PublishedEvents events;
  private final Duration within;
  private final long most;
  private Optional<Map<String, Map<TopicPartition, Long>>> earlier = Optional.empty();

  @Inject
  public PublishedTopics(
      PublishedEvents events,
      @ConfigProperty(name = "berth.invariants.deadline", defaultValue = "PT10S") Duration within,
      @ConfigProperty(name = "berth.search.fold.most", defaultValue = "200000") Long most) {
    this.events = events;
    this.within = within;
    this.most = most == null ? 0 : most;
  }

  protected PublishedTopics() {
    this(null, null, null);
  }

  @Override
  public synchronized Optional<Boolean> isEarlierApplied() {
    earlier = earlier.or(() -> events.ends(CHANNELS.keySet()));
    return earlier.flatMap(events::areApplied);
  }

  @Override
  public Optional<Long> replay(Consumer<Change> into) {
    return events.read(CHANNELS.keySet(), within, most, changes(into));
  }

  @Override
  public boolean replayWhole(Consumer<Change> into) {
    return events.readWhole(CHANNELS.keySet(), changes(into));
  }

  private static BiConsumer<String, Event> changes(Consumer<Change> into) {
    return (channel, event) -> CHANNELS.get(channel).apply(event).ifPresent(into);
  }
}
