package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.booking.adapter.in.messaging.MemberEventsConsumer;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.CancellationPolicy;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.testing.Contracts;
import io.berth.foundation.testing.ExampleEvents;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an erased member's bookings. */
class ErasureTest {
  private static final String EXAMPLE = "3c9a7f0e-2b1d-4c5e-9f8a-7b6c5d4e3f21";

  private final UUID guest = UUID.randomUUID();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_guest_s_bookings_are_cancelled_by_their_policy(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing flexible = Offered.home().at(berth);
      Listing strict = Offered.home().policy(CancellationPolicy.NON_REFUNDABLE).at(berth);
      Listing asked = Offered.home().onRequest().at(berth);
      UUID paid = booked(berth, flexible, 10, "CAPTURED");
      UUID kept = booked(berth, strict, 10, "CAPTURED");
      UUID requested = booked(berth, asked, 10, "AUTHORIZED");
      UUID held = booked(berth, flexible, 20, null);
      UUID others =
          BookingFixture.id(berth.book(flexible, night(berth, 30), night(berth, 31), "CAPTURED"));

      erased(berth, guest);

      assertThat(berth.booking(paid).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.booking(paid).refund().amount()).isEqualTo(100_000);
      assertThat(berth.booking(kept).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.booking(kept).refund().amount()).isZero();
      assertThat(berth.booking(requested).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.booking(held).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.booking(others).state()).isEqualTo(BookingState.CONFIRMED);
      assertThat(berth.events(paid)).endsWith("BookingConfirmed", "BookingCancelled");
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void with_a_host_everything_is_given_back_and_requests_are_denied(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing strict = Offered.home().policy(CancellationPolicy.NON_REFUNDABLE).at(berth);
      UUID paid = booked(berth, strict, 10, "CAPTURED");
      Listing asked = Offered.home().onRequest().at(berth);
      UUID requested = booked(berth, asked, 10, "AUTHORIZED");

      erased(berth, strict.hostId());
      erased(berth, asked.hostId());

      assertThat(berth.booking(paid).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.booking(paid).refund().amount()).isEqualTo(100_000);
      assertThat(berth.booking(requested).state()).isEqualTo(BookingState.DENIED);
      assertThatThrownBy(() -> booked(berth, strict, 20, "CAPTURED"))
          .as("before its withdrawal is heard of")
          .isInstanceOf(Refusal.ListingClosed.class);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_in_use_runs_to_its_end(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing car = Offered.byQuarterHour(Kind.CAR).at(berth);
      String now = berth.clock.instant().toString();
      Booking booking =
          berth.booking(
              BookingFixture.id(
                  berth.book(
                      guest,
                      car,
                      now,
                      berth.clock.instant().plus(Duration.ofHours(1)).toString(),
                      "CAPTURED")));
      berth.start(booking);

      erased(berth, guest);
      erased(berth, car.hostId());

      assertThat(berth.booking(booking.id()).state()).isEqualTo(BookingState.IN_USE);
      berth.clock.advance(Duration.ofMinutes(20));
      assertThat(berth.end(booking).state()).isEqualTo(BookingState.COMPLETED);
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_payment_has_not_said_its_word_on_is_cancelled_when_it_has(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      UUID doubtful = booked(berth, home, 10, "UNKNOWN");
      assertThat(berth.booking(doubtful).state()).isEqualTo(BookingState.PAYMENT_UNKNOWN);

      erased(berth, guest);
      assertThat(berth.booking(doubtful).state()).isEqualTo(BookingState.PAYMENT_UNKNOWN);
      berth.clock.advance(Duration.ofHours(3));
      look(berth);
      assertThat(isLookedAt(berth)).as("until payment has spoken").isTrue();
      berth.tendAll();
      assertThat(berth.booking(doubtful).state()).isEqualTo(BookingState.CONFIRMED);
      berth.clock.advance(Duration.ofSeconds(11));
      look(berth);

      assertThat(berth.booking(doubtful).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.booking(doubtful).refund().amount()).isEqualTo(100_000);
      assertThat(isLookedAt(berth)).as("nothing can follow").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_token_that_lives_on_books_nothing(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      UUID overlooked = booked(berth, home, 10, "CAPTURED");
      berth.container.get(EraseMember.class).heard(guest);

      assertThatThrownBy(() -> booked(berth, home, 20, "CAPTURED"))
          .isInstanceOf(Refusal.MemberErased.class);

      look(berth);
      assertThat(berth.booking(overlooked).state()).isEqualTo(BookingState.CANCELLED);
      berth.clock.advance(Duration.ofMinutes(29));
      look(berth);
      assertThat(isLookedAt(berth)).as("while a request of theirs may run").isTrue();
      berth.clock.advance(Duration.ofMinutes(2));
      look(berth);
      assertThat(isLookedAt(berth)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_is_erased_waits_no_more_and_has_written_nothing(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      Listing asked = Offered.home().onRequest().at(berth);
      UUID denied =
          BookingFixture.id(
              berth.book(guest, asked, night(berth, 5), night(berth, 6), "AUTHORIZED"));
      berth.deny(asked, denied, "I am Ari, call 010-1234");
      berth.book(home, night(berth, 10), night(berth, 11), "CAPTURED");
      berth.waitFor(guest, home, night(berth, 10), night(berth, 11));

      erased(berth, guest);
      erased(berth, asked.hostId());
      erased(berth, asked.hostId());

      assertThat(berth.wishes(guest)).isEmpty();
      assertThat(berth.booking(denied).state()).isEqualTo(BookingState.DENIED);
      assertThat(berth.booking(denied).reason()).isEmpty();
      assertThat(berth.violations()).isEmpty();
    }
  }

  private UUID booked(BookingFixture berth, Listing listing, int inDays, String cardToken) {
    return BookingFixture.id(
        berth.book(guest, listing, night(berth, inDays), night(berth, inDays + 1), cardToken));
  }

  private static String night(BookingFixture berth, int inDays) {
    return LocalDate.ofInstant(berth.clock.instant(), BookingFixture.SEOUL)
        .plusDays(inDays)
        .toString();
  }

  /** Member tells it, and the worker looks once. */
  private static void erased(BookingFixture berth, UUID member) {
    String data = Contracts.example("member", "MemberErased").replace(EXAMPLE, member.toString());
    Event event = ExampleEvents.of("member", "MemberErased", 2, data);
    MemberEventsConsumer consumer = berth.container.get(MemberEventsConsumer.class);
    berth.container.get(Inbox.class).applyOnce(consumer, "berth.member.events", event);
    look(berth);
  }

  private static void look(BookingFixture berth) {
    EraseMember erase = berth.container.get(EraseMember.class);
    erase.due(100).forEach(erase::finish);
  }

  private static boolean isLookedAt(BookingFixture berth) {
    berth.clock.advance(Duration.ofSeconds(11));
    return !berth.container.get(EraseMember.class).due(100).isEmpty();
  }
}
