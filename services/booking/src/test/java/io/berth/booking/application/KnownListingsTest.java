package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.domain.CancellationPolicy;
import io.berth.booking.domain.Listing;
import io.berth.foundation.testing.TestDatabase;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownListingsTest {
  private static final int LISTINGS = 60;

  /** The event that tells of a listing arrives while a guest has booking ask for it. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_listing_that_is_heard_of_while_it_is_asked_for_is_known(TestDatabase database)
      throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (BookingFixture berth = new BookingFixture(database)) {
      for (int i = 0; i < LISTINGS; i++) {
        Listing listing = BookingFixture.listing(1, 0, CancellationPolicy.FLEXIBLE);
        CyclicBarrier together = new CyclicBarrier(2);
        berth
            .container
            .get(BookingFixture.ScriptedDirectory.class)
            .offers(() -> meet(together, listing));
        Future<?> heard =
            other.submit(
                () -> {
                  Listing told = meet(together, listing);
                  return Attempts.untilSettled(
                      () -> berth.container.get(ListingCopies.class).keep(told));
                });

        assertThat(berth.container.get(KnownListings.class).get(listing.id())).isEqualTo(listing);
        heard.get();
      }
    } finally {
      other.shutdownNow();
    }
  }

  private static Listing meet(CyclicBarrier together, Listing listing) {
    try {
      together.await();
      return listing;
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
