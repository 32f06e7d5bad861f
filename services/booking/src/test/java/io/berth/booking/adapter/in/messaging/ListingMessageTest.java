package io.berth.booking.adapter.in.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.adapter.out.listing.ListingMessage;
import io.berth.booking.domain.Listing;
import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.testing.Contracts;
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
    assertThat(listing.prices().weekend()).isEqualTo(120_000);
  }
}
