package io.berth.foundation.messaging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The Kafka binding of CloudEvents 1.0 in binary mode: attributes are headers, data is the value.
 */
final class CloudEvents {
  private CloudEvents() {}

  static ProducerRecord<String, String> write(String topic, Event event) {
    ProducerRecord<String, String> out = new ProducerRecord<>(topic, event.key(), event.data());
    Headers headers = out.headers();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", event.eventId().toString());
    add(headers, "ce_type", event.type());
    add(headers, "ce_source", event.source());
    add(headers, "ce_subject", event.aggregateId());
    add(headers, "ce_time", event.time().toString());
    add(headers, "ce_sequence", Long.toString(event.sequence()));
    add(headers, "ce_correlationid", event.correlationId());
    add(headers, "ce_causationid", event.causationId());
    add(headers, "ce_traceparent", event.traceparent());
    add(headers, "content-type", "application/json");
    return out;
  }

  static Event read(ConsumerRecord<String, String> in) {
    try {
      return new Event(
          UUID.fromString(required(in, "ce_id")),
          required(in, "ce_type"),
          required(in, "ce_source"),
          in.key(),
          required(in, "ce_subject"),
          Long.parseLong(required(in, "ce_sequence")),
          Instant.parse(required(in, "ce_time")),
          header(in, "ce_traceparent"),
          required(in, "ce_correlationid"),
          header(in, "ce_causationid"),
          requireData(in));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedEvent("an attribute can't be read: " + e.getMessage(), e);
    }
  }

  private static String requireData(ConsumerRecord<String, String> in) {
    if (in.value() == null || in.key() == null) {
      throw new MalformedEvent("without key or data");
    }
    return in.value();
  }

  private static String required(ConsumerRecord<String, String> in, String name) {
    String value = header(in, name);
    if (value == null) {
      throw new MalformedEvent("without attribute " + name);
    }
    return value;
  }

  private static String header(ConsumerRecord<String, String> in, String name) {
    Header header = in.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void add(Headers headers, String name, String value) {
    if (value != null) {
      headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
