package io.berth.foundation.messaging;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One event as it travels: a CloudEvents 1.0 envelope with JSON data.
 *
 * @param eventId unique for ever; the inbox knows it again
 * @param type for example {@code BookingConfirmed}
 * @param source the context that published it, for example {@code /booking}
 * @param key the topic's message key: everything with one key stays in order
 * @param aggregateId what changed
 * @param sequence the aggregate's version after the change, from 1, without gaps
 * @param time when it happened
 * @param data the JSON text
 */
public record Event(
    UUID eventId,
    String type,
    String source,
    String key,
    String aggregateId,
    long sequence,
    Instant time,
    String traceparent,
    String correlationId,
    String causationId,
    String data) {

  /**
   * Reads a record of a topic.
   *
   * @throws MalformedEvent if an attribute is missing or can't be read
   */
  public static Event of(ConsumerRecord<String, String> in) {
    return CloudEvents.read(in);
  }

  /**
   * Reads the data into a record of the consumer's own; fields it does not name are passed over.
   */
  public <T> T data(Class<T> type) {
    return EventJson.read(data, type);
  }
}
