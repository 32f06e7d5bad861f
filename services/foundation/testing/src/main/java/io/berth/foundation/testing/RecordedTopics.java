package io.berth.foundation.testing;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.TopicLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Topics in memory, one per channel; a test publishes to them and sends them away. */
@ApplicationScoped
public class RecordedTopics implements TopicLog {
  private final Map<String, List<ConsumerRecord<String, String>>> records =
      new ConcurrentHashMap<>();
  private boolean away;
  private long handled = Long.MAX_VALUE;

  public ConsumerRecord<String, String> publish(String channel, Event event) {
    List<ConsumerRecord<String, String>> topic =
        records.computeIfAbsent(channel, each -> new ArrayList<>());
    ConsumerRecord<String, String> record =
        ExampleEvents.record(event, "berth." + channel.replace('-', '.'), topic.size());
    topic.add(record);
    return record;
  }

  public void away(boolean value) {
    away = value;
  }

  public void handled(boolean all) {
    handled = all ? Long.MAX_VALUE : -1;
  }

  /** Of each topic only what is before this offset. */
  public void handledBefore(long offset) {
    handled = offset;
  }

  @Override
  public void read(
      String channel, Duration within, Consumer<ConsumerRecord<String, String>> reader) {
    requireThere();
    records.getOrDefault(channel, List.of()).forEach(reader);
  }

  @Override
  public Map<TopicPartition, Long> ends(String channel, Duration within) {
    requireThere();
    long end = records.getOrDefault(channel, List.of()).size();
    return Map.of(new TopicPartition(channel, 0), end);
  }

  @Override
  public boolean isHandled(String channel, Map<TopicPartition, Long> ends, Duration within) {
    requireThere();
    return ends.values().stream().allMatch(end -> end <= handled);
  }

  private void requireThere() {
    if (away) {
      throw new Unread("the broker is away");
    }
  }
}
