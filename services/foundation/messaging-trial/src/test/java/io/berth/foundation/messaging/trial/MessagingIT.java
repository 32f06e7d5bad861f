package io.berth.foundation.messaging.trial;

import static io.berth.foundation.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.foundation.testing.RunningService;
import io.berth.foundation.testing.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jaxrs.RESTClient;
import org.microshed.testing.jupiter.MicroShedTest;

@MicroShedTest
public class MessagingIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  @RESTClient public static TrialDriver trial;

  private final RunningService service = RunningService.get();
  private final String admin = service.tokens().person(UUID.randomUUID(), "admin");

  @Test
  void committed_events_arrive_in_order_with_their_envelope() {
    trial.tell("ordered", 1, 250).close();

    eventually(
        SOON,
        () -> {
          var records =
              service.topics().read("berth.trial.events").stream()
                  .filter(in -> in.key().equals("ordered"))
                  .toList();
          assertThat(records)
              .extracting(in -> Topics.header(in, "ce_sequence"))
              .containsExactlyElementsOf(
                  LongStream.rangeClosed(1, 250).mapToObj(Long::toString).toList());
          assertThat(Topics.header(records.get(0), "ce_type")).isEqualTo("ThingHappened");
          assertThat(Topics.header(records.get(0), "ce_specversion")).isEqualTo("1.0");
          assertThat(records.get(0).value()).isEqualTo("{\"what\":\"thing 1\"}");
        });
  }

  @Test
  void while_the_broker_is_away_requests_go_on_and_their_events_arrive_later() throws Exception {
    // The connector loses a channel whose offsets are just being committed when the broker goes
    // (CWMRX1000E, WakeupException); the liveness check sees it. That is not what is asked here.
    allOffsetsAreCommitted();
    service.broker().kill();
    // Each would take two seconds if it waited for the broker; a busy machine delays one of them.
    List<Duration> times = new ArrayList<>();
    for (int sequence = 1; sequence <= 3; sequence++) {
      long before = System.nanoTime();
      trial.tell("patient", sequence, 1).close();
      times.add(Duration.ofNanos(System.nanoTime() - before));
    }

    assertThat(Collections.min(times)).as("%s", times).isLessThan(Duration.ofSeconds(1));
    assertThat(live()).contains("UP");
    service.broker().start();
    eventually(
        SOON,
        () ->
            assertThat(service.topics().read("berth.trial.events"))
                .filteredOn(in -> in.key().equals("patient"))
                .extracting(in -> Topics.header(in, "ce_sequence"))
                .contains("1", "2", "3"));
  }

  @Test
  void a_poison_message_becomes_a_dead_letter_and_the_channel_goes_on() {
    service.topics().send("berth.trial.safe", "k", "no headers at all", Map.of());
    service.topics().send("berth.trial.safe", "k", "{broken", headers("ThingHappened"));
    service.topics().send("berth.trial.safe", "k", "{}", headers("NeverHeardOf"));
    service.topics().send("berth.trial.safe", null, "{}", headers("ThingHappened"));
    service.topics().send("berth.trial.safe", "k", null, headers("ThingHappened"));

    service.topics().send("berth.trial.safe", "k", "{\"what\":\"well\"}", headers("ThingHappened"));

    eventually(SOON, () -> assertThat(trial.effects("safe")).contains("well"));
    assertThat(deadLetters())
        .extracting(letter -> (String) letter.get("reason"))
        .anyMatch(reason -> reason.contains("without attribute ce_id"))
        .anyMatch(reason -> reason.contains("data is not the Happening"))
        .anyMatch(reason -> reason.contains("unknown type NeverHeardOf"))
        .anyMatch(reason -> reason.contains("without key or data"));
  }

  @Test
  void a_dead_letter_takes_effect_when_it_is_retried_after_its_cause_is_mended() {
    service.topics().send("berth.trial.safe", "k", "{\"what\":\"fail\"}", headers("ThingHappened"));
    String id =
        eventually(
                SOON,
                () ->
                    deadLetters().stream()
                        .filter(letter -> ((String) letter.get("reason")).contains("not healed"))
                        .map(letter -> (String) letter.get("id"))
                        .toList(),
                ids -> assertThat(ids).hasSize(1))
            .get(0);
    assertThat(trial.effects("safe")).doesNotContain("fail");
    assertThat(trial.retry(admin, id).getStatus()).isEqualTo(409);

    trial.heal();

    assertThat(trial.retry(admin, id).getStatus()).isEqualTo(200);
    assertThat(trial.effects("safe")).containsOnlyOnce("fail");
    assertThat(trial.retry(admin, id).getStatus()).isEqualTo(404);
  }

  @Test
  void an_event_delivered_twice_takes_effect_once() {
    Map<String, String> headers = headers("ThingHappened");
    service.topics().send("berth.trial.safe", "k", "{\"what\":\"twice\"}", headers);
    service.topics().send("berth.trial.safe", "k", "{\"what\":\"twice\"}", headers);
    service
        .topics()
        .send("berth.trial.safe", "k", "{\"what\":\"after\"}", headers("ThingHappened"));

    eventually(SOON, () -> assertThat(trial.effects("safe")).contains("after"));

    assertThat(trial.effects("safe")).containsOnlyOnce("twice");
  }

  @Test
  void consumers_survive_a_broker_that_is_away_for_twenty_seconds() throws Exception {
    service.broker().kill();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();

    eventually(
        Duration.ofSeconds(30),
        () -> {
          assertThat(live()).contains("\"UP\"").doesNotContain("DOWN");
          assertThat(System.nanoTime()).isGreaterThan(end);
        });
    service.broker().start();

    service.topics().send("berth.trial.safe", "k", "{\"what\":\"back\"}", headers("ThingHappened"));
    eventually(Duration.ofSeconds(60), () -> assertThat(trial.effects("safe")).contains("back"));
    assertThat(live()).doesNotContain("DOWN");
  }

  @Test
  void a_handler_slower_than_the_poll_interval_does_not_end_its_channel() {
    service
        .topics()
        .send(
            "berth.trial.slow",
            "k",
            "{\"what\":\"slow\",\"seconds\":10}",
            headers("ThingHappened"));
    service
        .topics()
        .send(
            "berth.trial.slow",
            "k",
            "{\"what\":\"quick\",\"seconds\":0}",
            headers("ThingHappened"));

    eventually(Duration.ofSeconds(120), () -> assertThat(trial.effects("slow")).contains("quick"));

    assertThat(trial.effects("slow")).containsExactly("slow", "quick");
    assertThat(live()).doesNotContain("DOWN");
  }

  @Test
  void a_dead_channel_is_seen_by_the_liveness_check() {
    eventually(SOON, () -> assertThat(live()).contains("UP"));

    service.topics().send("berth.trial.unsafe", "k", "the one that kills", Map.of());
    service.topics().send("berth.trial.unsafe", "k", "one that now waits", Map.of());

    eventually(SOON, () -> assertThat(live()).contains("DOWN").contains("trial-unsafe"));
    service.server().kill();
    service.server().start();
  }

  @Test
  void the_log_names_the_trace_that_an_event_belongs_to() {
    Map<String, String> headers = headers("NeverHeardOf");
    String traceId = UUID.randomUUID().toString().replace("-", "");
    headers.put("ce_traceparent", "00-" + traceId + "-00f067aa0ba902b7-01");

    service.topics().send("berth.trial.safe", "k", "{}", headers);

    eventually(
        SOON,
        () ->
            assertThat(service.server().logs().resolve("messages.log"))
                .content()
                .contains("\"ext_traceId\":\"" + traceId + "\""));
  }

  private void allOffsetsAreCommitted() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", service.broker().address()))) {
      for (String consumer : List.of("safe", "slow")) {
        eventually(
            SOON,
            () -> {
              int records = service.topics().read("berth.trial." + consumer).size();
              long committed =
                  admin
                      .listConsumerGroupOffsets("trial-" + consumer)
                      .partitionsToOffsetAndMetadata()
                      .get()
                      .values()
                      .stream()
                      .mapToLong(OffsetAndMetadata::offset)
                      .sum();
              assertThat(committed).as(consumer).isEqualTo(records);
            });
      }
    }
  }

  private List<Map<String, Object>> deadLetters() {
    return trial.deadLetters(admin).get("items");
  }

  private static Map<String, String> headers(String type) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", UUID.randomUUID().toString());
    headers.put("ce_type", type);
    headers.put("ce_source", "/trial");
    headers.put("ce_subject", "thing");
    headers.put("ce_time", "2026-11-20T10:00:00Z");
    headers.put("ce_sequence", "1");
    headers.put("ce_correlationid", "correlation");
    return headers;
  }

  private String live() {
    try {
      URI address = service.server().address().resolve("/health/live");
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
