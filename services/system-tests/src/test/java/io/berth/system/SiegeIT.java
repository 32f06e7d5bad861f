package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The course systems' load test with their own tool: one guest's request, a hundred times at once.
 */
@Tag("full")
@Tag("load")
class SiegeIT {

  @Test
  void siege_gets_the_night_sold_once() throws Exception {
    try (Landscape berth = new Landscape("siege", TestDatabase.POSTGRESQL)) {
      berth.plan("all", "listing", "booking", "payment");
      berth.start("all", List.of("listing", "booking", "payment"));
      Bookable home = Bookable.home(berth, "all", 1);
      UUID guest = UUID.randomUUID();
      Api api = berth.as("all", guest, "guest");
      Bookable.home(berth, "all", 1).book(api, "2027-05-01", "2027-05-02", "tok_declined");
      String order =
          "%s/api/bookings POST {\"listingId\":\"%s\",\"from\":\"2027-05-01\",\"to\":\"2027-05-02\",\"payment\":{\"token\":\"tok_ok\"}}"
              .formatted(berth.address("all"), home.id());

      String report =
          siege(
              "-c100",
              "-t30S",
              "--content-type=application/json",
              "--header=Authorization: " + berth.tokens().person(guest, "guest"),
              order);

      System.out.println(report);
      JsonNode confirmed = api.get("/api/bookings?state=CONFIRMED").body().path("items");
      assertThat(confirmed).hasSize(1);
      assertThat(api.get("/api/bookings?limit=100").body().path("items"))
          .as("and nothing else but the declined one")
          .hasSize(2);
      JsonNode invariants = berth.admin("all").get("/api/bookings/invariants").body();
      assertThat(invariants.path("violations").asInt(-1)).as("%s", invariants).isZero();
    }
  }

  private static String siege(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("siege"));
    command.addAll(List.of(arguments));
    Path report = Files.createTempFile(Path.of("target"), "siege", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(report.toFile())
              .start();
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        fail("siege did not end");
      }
    } catch (IOException e) {
      fail("-Pfull needs siege: apt-get install siege. " + e.getMessage());
    }
    List<String> lines = Files.readAllLines(report);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
  }
}
