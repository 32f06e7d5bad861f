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

/** Topics in memory, one per channel; a test publishes to them and sends them away. */
@ApplicationScoped
public class RecordedTopics implements TopicLog {
  private final Map<String, List<ConsumerRecord<String, String>>> records =
      new ConcurrentHashMap<>();
  private boolean away;
  private boolean handled = true;

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

  public void handled(boolean value) {
    handled = value;
  }

  @Override
  public void read(
      String channel, Duration within, Consumer<ConsumerRecord<String, String>> reader) {
    requireThere();
    records.getOrDefault(channel, List.of()).forEach(reader);
  }

  @Override
  public boolean isHandled(String channel, Duration within) {
    requireThere();
    return handled;
  }

  private void requireThere() {
    if (away) {
      throw new Unread("the broker is away");
    }
  }
}
