package io.berth.booking.adapter.in.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.adapter.out.listing.ListingMessage;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.OpeningHours;
import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.testing.Contracts;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Booking can read what listing's contract says. */
class ListingMessageTest {

  @ParameterizedTest
  @ValueSource(strings = {"ListingPublished", "ListingRevised", "ListingWithdrawn"})
  void the_example_of_listing_can_be_read(String type) {
    ListingMessage message =
        EventJson.read(Contracts.example("listing", type), ListingMessage.class);

    Listing listing = message.toListing();

    assertThat(listing.published()).isEqualTo(!type.equals("ListingWithdrawn"));
    assertThat(listing.units()).hasSize(1);
    assertThat(listing.rules().openingHours()).isEmpty();
    assertThat(listing.prices().weekend()).isEqualTo(120_000);
  }

  @Test
  void opening_hours_may_end_with_the_day() {
    String told =
        Contracts.example("listing", "ListingPublished")
            .replace(
                "\"lateFeePerSlot\": 0",
                "\"lateFeePerSlot\": 0, \"openingHours\":"
                    + " [{\"days\": [\"FRI\"], \"from\": \"18:00\", \"to\": \"24:00\"}]")
            .replace("\"slot\": \"NIGHT\"", "\"slot\": \"QUARTER_HOUR\"");
    assertThat(Contracts.violations("listing", "ListingPublished", told)).isEmpty();

    Listing listing = EventJson.read(told, ListingMessage.class).toListing();

    assertThat(listing.rules().openingHours())
        .containsExactly(
            new OpeningHours(
                EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(18, 0), LocalTime.MIDNIGHT));
  }
}
