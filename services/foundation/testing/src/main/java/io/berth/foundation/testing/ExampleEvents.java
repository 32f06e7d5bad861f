package io.berth.foundation.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The contracts' examples as events that can be handed to a consumer. */
public final class ExampleEvents {
  public static final List<String> OF_BOOKING =
      List.of(
          "BookingHeld",
          "BookingPaying",
          "BookingRequested",
          "BookingApproved",
          "BookingConfirmed",
          "BookingPaymentUnknown",
          "BookingChanged",
          "BookingStarted",
          "BookingOverdue",
          "BookingCompleted",
          "BookingMarkedNoShow",
          "BookingCancelled",
          "BookingDeclined",
          "BookingDenied",
          "BookingExpired");
  public static final List<String> OF_BLOCKS = List.of("BlockPlaced", "BlockRemoved");
  public static final List<String> OF_PAYMENT =
      List.of(
          "PaymentAuthorized",
          "PaymentCaptured",
          "PaymentRefunded",
          "PaymentDeclined",
          "PaymentVoided");
  public static final List<String> OF_LISTING =
      List.of("ListingPublished", "ListingRevised", "ListingWithdrawn");
  public static final List<String> OF_MEMBER =
      List.of("MemberRegistered", "MemberRevised", "MemberErased");
  public static final List<String> OF_REVIEW = List.of("ReviewPosted", "ReviewReplied");

  private static final List<String> IDS =
      List.of("reviewId", "paymentId", "bookingId", "blockId", "listingId", "memberId");
  private static final Instant BEGIN = Instant.parse("2026-11-20T09:00:00Z");

  private ExampleEvents() {}

  /** The example as the change of this sequence; each later change a second later. */
  public static Event of(String context, String type, long sequence) {
    return of(context, type, sequence, Contracts.example(context, type));
  }

  /** An event of any data. */
  public static Event of(String context, String type, long sequence, String data) {
    JsonNode json = EventJson.read(data, JsonNode.class);
    String aggregate =
        IDS.stream().filter(json::has).map(id -> json.get(id).asText()).findFirst().orElseThrow();
    String key = json.path("bookingId").asText(aggregate);
    return new Event(
        UUID.randomUUID(),
        type,
        "/" + context,
        key,
        aggregate,
        sequence,
        BEGIN.plusSeconds(sequence),
        null,
        "correlation",
        null,
        data);
  }

  /** The headers of an event on a topic. */
  public static Map<String, String> headers(Event event) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", event.eventId().toString());
    headers.put("ce_type", event.type());
    headers.put("ce_source", event.source());
    headers.put("ce_subject", event.aggregateId());
    headers.put("ce_time", event.time().toString());
    headers.put("ce_sequence", Long.toString(event.sequence()));
    headers.put("ce_correlationid", event.correlationId());
    return headers;
  }

  /** The event as a topic holds it. */
  public static ConsumerRecord<String, String> record(Event event, String topic, long offset) {
    RecordHeaders headers = new RecordHeaders();
    headers(event)
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new ConsumerRecord<>(
        topic,
        0,
        offset,
        event.time().toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        event.key(),
        event.data(),
        headers,
        Optional.empty());
  }
}
