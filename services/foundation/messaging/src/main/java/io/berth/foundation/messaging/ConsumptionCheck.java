package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks whether each consumer has applied each event once: every record that its topic holds, so
 * also the last of every key, is in its inbox or lies among its dead letters, and no change was
 * applied under two ids. It reads the topics themselves, within a deadline.
 */
@ApplicationScoped
public class ConsumptionCheck {
  public static final String NAME = "events-applied-once";

  private static final int BATCH = 200;

  /** More than that and counting on says nothing new. */
  private static final int MOST_FINDINGS = 10_000;

  private final AppliedEvents appliedEvents;
  private final Instance<EventHandler> handlers;
  private final TopicLog topics;
  private final Duration within;

  @Inject
  public ConsumptionCheck(
      AppliedEvents appliedEvents,
      Instance<EventHandler> handlers,
      TopicLog topics,
      @ConfigProperty(name = "berth.invariants.deadline", defaultValue = "PT10S") Duration within) {
    this.appliedEvents = appliedEvents;
    this.handlers = handlers;
    this.topics = topics;
    this.within = within;
  }

  protected ConsumptionCheck() {
    this(null, null, null, null);
  }

  /**
   * One look. What it finds is a violation only if a second look finds it again, since events are
   * under way; empty if a topic could not be read in time.
   */
  public Optional<Set<String>> look() {
    long end = System.nanoTime() + within.toNanos();
    Set<String> findings = new HashSet<>(appliedEvents.appliedTwice());
    try {
      for (EventHandler handler : handlers) {
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        findings.addAll(leftOut(handler.consumer(), left));
      }
      return Optional.of(findings);
    } catch (TopicLog.Unread e) {
      return Optional.empty();
    }
  }

  private Set<String> leftOut(String consumer, Duration left) {
    Batches batches = new Batches(consumer);
    topics.read(consumer, left, batches::add);
    batches.compare();
    return batches.missing;
  }

  /** Compares what is read with the inbox, some at a time. */
  private final class Batches {
    private final String consumer;
    private final Set<String> dead;
    private final Map<String, List<String>> places = new LinkedHashMap<>();
    private final Set<String> missing = new HashSet<>();

    Batches(String consumer) {
      this.consumer = consumer;
      this.dead = appliedEvents.dead(consumer, false);
    }

    void add(ConsumerRecord<String, String> in) {
      String place = in.topic() + " " + in.partition() + " " + in.offset();
      if (dead.contains(place)) {
        return;
      }
      Header id = in.headers().lastHeader("ce_id");
      String eventId =
          id == null || id.value() == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
      places.computeIfAbsent(eventId, each -> new ArrayList<>()).add(place);
      if (places.size() >= BATCH) {
        compare();
      }
    }

    void compare() {
      Set<String> applied = appliedEvents.applied(consumer, List.copyOf(places.keySet()));
      places.keySet().removeAll(applied);
      if (missing.size() < MOST_FINDINGS && !places.isEmpty()) {
        Set<String> diedMeanwhile = appliedEvents.dead(consumer, false);
        places.values().stream()
            .flatMap(List::stream)
            .filter(place -> !diedMeanwhile.contains(place))
            .forEach(place -> missing.add(consumer + " left out " + place));
      }
      places.clear();
    }
  }
}
