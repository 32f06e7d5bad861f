package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All that the topics of some channels hold, seen from outside the live consumers. */
@ApplicationScoped
public class PublishedEvents {
  private static final Logger LOG = Logger.getLogger(PublishedEvents.class.getName());
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration WHOLE = Duration.ofHours(6);

  private final TopicLog topics;
  private final AppliedEvents appliedEvents;

  @Inject
  public PublishedEvents(TopicLog topics, AppliedEvents appliedEvents) {
    this.topics = topics;
    this.appliedEvents = appliedEvents;
  }

  protected PublishedEvents() {
    this(null, null);
  }

  /** Where it ends now, by channel; empty if that could not be asked. */
  public Optional<Map<String, Map<TopicPartition, Long>>> ends(Collection<String> channels) {
    try {
      return Optional.of(
          channels.stream()
              .collect(
                  Collectors.toMap(Function.identity(), channel -> topics.ends(channel, SOON))));
    } catch (TopicLog.Unread e) {
      LOG.log(Level.FINE, "where the topics end is not known", e);
      return Optional.empty();
    }
  }

  /** Whether the live consumers have applied what is before; empty if that could not be asked. */
  public Optional<Boolean> areApplied(Map<String, Map<TopicPartition, Long>> ends) {
    try {
      return Optional.of(
          ends.entrySet().stream()
              .allMatch(each -> topics.isHandled(each.getKey(), each.getValue(), SOON)));
    } catch (TopicLog.Unread e) {
      LOG.log(Level.FINE, "how far the consumers are is not known", e);
      return Optional.empty();
    }
  }

  /**
   * Hands over every event, channel by channel, in order per key, but for open dead letters, which
   * no view can show, and for what can't be read: that is on its way to become a dead letter.
   *
   * @param within for all channels together
   * @param most more events than that are not read to the end
   * @param reader gets the channel and the event
   * @return how many events, or empty if they could not be read
   */
  public Optional<Long> read(
      Collection<String> channels, Duration within, long most, BiConsumer<String, Event> reader) {
    long end = System.nanoTime() + within.toNanos();
    long[] events = new long[1];
    try {
      for (String channel : channels) {
        Set<String> dead = appliedEvents.dead(channel, true);
        topics.read(
            channel,
            Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())),
            in -> {
              if (++events[0] > most) {
                throw new TopicLog.Unread("more than " + most + " events");
              }
              if (!dead.contains(in.topic() + " " + in.partition() + " " + in.offset())) {
                read(channel, in, reader);
              }
            });
      }
      return Optional.of(events[0]);
    } catch (TopicLog.Unread e) {
      LOG.log(Level.FINE, "the topics can't be read", e);
      return Optional.empty();
    }
  }

  /** The same, however many they are; false if they could not be read. */
  public boolean readWhole(Collection<String> channels, BiConsumer<String, Event> reader) {
    return read(channels, WHOLE, Long.MAX_VALUE, reader).isPresent();
  }

  private static void read(
      String channel, ConsumerRecord<String, String> in, BiConsumer<String, Event> reader) {
    try {
      reader.accept(channel, Event.of(in));
    } catch (MalformedEvent e) {
      LOG.log(Level.FINE, "passed over: " + in.topic() + " " + in.offset(), e);
    }
  }
}
