package io.berth.search.adapter.in.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.testing.Contracts;
import io.berth.search.domain.Listing;
import io.berth.search.domain.OpeningHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What search takes from an event of listing, and what it does without. */
class ListingEventsTest {
  private static final String EXAMPLE = Contracts.example("listing", "ListingPublished");
  private static final String PHOTO = "b7e2c1d0-0000-4000-8000-000000000001";

  private final ListingEventDocuments documents = new ListingEventDocuments();

  @Test
  void a_listing_without_photo_weekend_place_and_opening_hours_is_whole() {
    Listing listing =
        documents.read(
            EXAMPLE
                .replaceFirst("\"weekend\": \\d+,", "")
                .replaceFirst("(?s)\"location\": \\{.*?},", "")
                .replaceFirst("(?s)\"description\": \\{.*?},", ""));

    assertThat(listing.photo()).isNull();
    assertThat(listing.prices().weekend()).isEqualTo(listing.prices().perSlot());
    assertThat(listing.place().lat()).isNull();
    assertThat(listing.description().ko()).isNull();
    assertThat(listing.rules().openingHours().ranges()).isEmpty();
  }

  @Test
  void the_first_photo_is_shown_in_a_width_that_fills_a_card() {
    assertThat(documents.read(with("[320, 640, 1280]")).photo())
        .isEqualTo("/api/listings/photos/" + PHOTO + "/640");
    assertThat(documents.read(with("[320]")).photo()).endsWith("/320");
    assertThat(documents.read(with("[]")).photo()).isNull();
  }

  @Test
  void opening_hours_are_read_as_they_are_written() {
    Listing listing =
        documents.read(
            EXAMPLE.replaceFirst(
                "\"rules\": \\{",
                "\"rules\": {\"openingHours\": [{\"days\": [\"MON\"], \"from\": \"18:00\", \"to\":"
                    + " \"24:00\"}],"));

    assertThat(listing.rules().openingHours().ranges())
        .extracting(OpeningHours.Range::to)
        .containsExactly((java.time.LocalTime) null);
  }

  @Test
  void a_place_that_is_not_on_earth_is_no_place() {
    assertThat(documents.read(EXAMPLE.replaceFirst("37.55", "137.55")).place().lat()).isNull();
    assertThat(documents.read(EXAMPLE.replaceFirst("126.91", "1e9")).place().lon()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"listingId", "version", "kind", "slot", "timeZone", "price", "rules", "units"})
  void what_every_listing_has_must_be_there(String field) {
    assertThatThrownBy(() -> documents.read(EXAMPLE.replaceFirst(field, "other")))
        .isInstanceOf(MalformedEvent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "{\"kind\": \"BOAT\"}"})
  void what_is_no_listing_is_refused(String data) {
    assertThatThrownBy(() -> documents.read(data)).isInstanceOf(MalformedEvent.class);
  }

  private static String with(String widths) {
    return EXAMPLE.replaceFirst(
        "\\{", "{\"photos\": [{\"id\": \"" + PHOTO + "\", \"widths\": " + widths + "}],");
  }
}
