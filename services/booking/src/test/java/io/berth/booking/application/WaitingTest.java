package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Wish;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Waiting lists and what is offered to who waits, on both databases. */
class WaitingTest {
  private static final String TODAY = "2026-11-20";
  private static final String IN_TWO_WEEKS = "2026-12-04";
  private static final String FROM = "2027-05-01";
  private static final String TO = "2027-05-03";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void of_six_readers_who_wait_for_one_copy_each_gets_it_in_turn(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing book = Offered.byDay(Kind.EBOOK).at(berth);
      Booking loan = lent(berth, book);
      List<UUID> readers = new ArrayList<>();
      for (int reader = 0; reader < 6; reader++) {
        readers.add(UUID.randomUUID());
        berth.waitFor(readers.get(reader), book, TODAY, IN_TWO_WEEKS);
        berth.clock.advance(Duration.ofSeconds(1));
      }
      assertThat(readers)
          .map(reader -> berth.wishes(reader).get(0).place())
          .containsExactly(1, 2, 3, 4, 5, 6);
      berth.clock.advance(Duration.ofDays(2));
      berth.offerAll();
      assertThat(readers).allSatisfy(reader -> assertThat(berth.offered(reader)).isEmpty());

      berth.end(loan);

      for (UUID reader : readers) {
        assertThatThrownBy(() -> bookForADay(berth, book)).isInstanceOf(Refusal.NotYourTurn.class);
        berth.offerAll();
        if (!reader.equals(readers.get(5))) {
          assertThatThrownBy(() -> bookForADay(berth, book))
              .isInstanceOf(Refusal.NotYourTurn.class);
        }
        assertThat(readers.stream().filter(each -> berth.offered(each).isPresent()).toList())
            .containsExactly(reader);
        Booking offer = berth.offered(reader).orElseThrow();
        assertThat(offer.state()).isEqualTo(BookingState.HELD);
        assertThat(offer.deadline()).contains(berth.clock.instant().plus(Duration.ofHours(24)));
        assertThat(offer.terms().period().from())
            .as("a loan starts today")
            .isEqualTo(book.calendar().cellAt(berth.clock.instant()));
        assertThat(offer.terms().period().length()).isEqualTo(14);
        berth.clock.advance(Duration.ofHours(24));
        berth.tendAll();
        assertThat(berth.booking(offer.id()).state()).isEqualTo(BookingState.EXPIRED);
      }
      berth.offerAll();
      assertThat(BookingFixture.state(bookForADay(berth, book))).isEqualTo("CONFIRMED");
      berth.tendAll();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_passer_by_does_not_get_what_is_returned_before_it_is_offered(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing book = Offered.byDay(Kind.EBOOK).at(berth);
      Booking loan = lent(berth, book);
      UUID first = UUID.randomUUID();
      UUID second = UUID.randomUUID();
      berth.waitFor(first, book, TODAY, IN_TWO_WEEKS);
      berth.clock.advance(Duration.ofSeconds(1));
      berth.waitFor(second, book, TODAY, IN_TWO_WEEKS);
      berth.end(loan);

      assertThatThrownBy(() -> berth.book(book, TODAY, IN_TWO_WEEKS, "CAPTURED"))
          .isInstanceOf(Refusal.NotYourTurn.class);
      assertThatThrownBy(() -> berth.book(second, book, TODAY, IN_TWO_WEEKS, "CAPTURED"))
          .isInstanceOf(Refusal.NotYourTurn.class);
      assertThat(BookingFixture.state(berth.book(first, book, TODAY, IN_TWO_WEEKS, "CAPTURED")))
          .as("the head of the queue may be faster than the offer")
          .isEqualTo("CONFIRMED");

      berth.tendAll();
      berth.offerAll();
      assertThat(berth.wishes(first)).isEmpty();
      assertThat(berth.offered(second)).isEmpty();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_passes_by_a_queue_may_join_it_though_a_copy_is_free(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing book = Offered.byDay(Kind.EBOOK).at(berth);
      UUID unit = book.units().get(0).id();
      Booking loan = lent(berth, book);
      UUID patient = UUID.randomUUID();
      berth.waitFor(patient, book, TODAY, IN_TWO_WEEKS);
      block(berth, book, unit, IN_TWO_WEEKS, "2026-12-20");
      berth.clock.advance(Duration.ofDays(4));
      berth.end(loan);
      berth.offerAll();
      assertThat(berth.offered(patient)).as("no two weeks are free").isEmpty();

      UUID quick = UUID.randomUUID();
      berth.waitFor(quick, book, "2026-11-24", "2026-11-27");
      berth.offerAll();

      assertThat(berth.offered(quick)).isPresent();
      assertThat(berth.wishes(patient)).extracting(Waiting.Placed::place).containsExactly(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void where_there_is_no_queue_a_passer_by_may_be_faster_and_who_waits_keeps_the_place(
      TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      UUID owner = UUID.randomUUID();
      UUID waiter = UUID.randomUUID();
      UUID taken = BookingFixture.id(berth.book(owner, home, FROM, TO, "CAPTURED"));
      berth.waitFor(waiter, home, FROM, TO);
      berth.offerAll();
      berth.cancel(taken, owner, 200_000);

      UUID faster = UUID.randomUUID();
      taken = BookingFixture.id(berth.book(faster, home, FROM, TO, "CAPTURED"));
      berth.offerAll();
      assertThat(berth.offered(waiter)).isEmpty();
      assertThat(berth.wishes(waiter)).extracting(Waiting.Placed::place).containsExactly(1);

      berth.cancel(taken, faster, 200_000);
      berth.offerAll();
      assertThat(berth.offered(waiter)).isPresent();
      assertThatThrownBy(() -> berth.book(home, FROM, TO, "CAPTURED"))
          .as("an offer is a claim")
          .isInstanceOf(Refusal.NotAvailable.class);
    }
  }

  /** Ways in which time is given back. */
  static Stream<Arguments> releases() {
    return Stream.of(TestDatabase.values())
        .flatMap(
            database ->
                Stream.of("CANCELLED", "EXPIRED", "DENIED", "DECLINED", "UNBLOCKED")
                    .map(release -> Arguments.of(database, release)));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void whatever_gives_time_back_it_is_offered_to_who_waits(TestDatabase database, String release) {
    try (BookingFixture berth = new BookingFixture(database)) {
      boolean onRequest = !release.equals("CANCELLED");
      Listing home = onRequest ? Offered.home().onRequest().at(berth) : Offered.home().at(berth);
      UUID owner = UUID.randomUUID();
      UUID waiter = UUID.randomUUID();
      UUID taken =
          release.equals("UNBLOCKED")
              ? block(berth, home, home.units().get(0).id(), FROM, TO)
              : BookingFixture.id(
                  berth.book(owner, home, FROM, TO, onRequest ? "AUTHORIZED" : "CAPTURED"));
      berth.waitFor(waiter, home, FROM, TO);
      berth.offerAll();
      assertThat(berth.offered(waiter)).isEmpty();

      switch (release) {
        case "CANCELLED" -> berth.cancel(taken, owner, 200_000);
        case "DENIED" -> berth.deny(home, taken, "full");
        case "DECLINED" -> {
          berth.payment().captureIs(PaymentOutcome.Kind.DECLINED);
          berth.approve(home, taken);
        }
        case "UNBLOCKED" -> berth.container.get(RemoveBlock.class).remove(taken, home.hostId());
        default -> {
          berth.clock.advance(Duration.ofHours(24));
          berth.tendAll();
        }
      }
      berth.offerAll();

      Booking offer = berth.offered(waiter).orElseThrow();
      assertThat(offer.reason()).contains(Booking.WAITING_OFFER);
      assertThat(berth.events(offer.id())).containsExactly("BookingHeld");
      assertThat(berth.violations()).isEmpty();
    }
  }

  /**
   * Two copies come back; who has wished for two lengths and takes one is not offered the other.
   */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_takes_a_copy_leaves_the_queue_for_it(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing book = Offered.byDay(Kind.EBOOK).units(2).at(berth);
      List<Booking> loans = List.of(lent(berth, book), lent(berth, book));
      UUID reader = UUID.randomUUID();
      UUID next = UUID.randomUUID();
      berth.waitFor(reader, book, TODAY, IN_TWO_WEEKS);
      berth.clock.advance(Duration.ofSeconds(1));
      berth.waitFor(reader, book, TODAY, "2026-11-27");
      berth.clock.advance(Duration.ofSeconds(1));
      berth.waitFor(next, book, TODAY, IN_TWO_WEEKS);
      berth.clock.advance(Duration.ofSeconds(1));
      loans.forEach(berth::end);

      UUID held = BookingFixture.id(berth.book(reader, book, TODAY, IN_TWO_WEEKS, null));
      berth.offerAll();
      assertThat(berth.offered(next)).as("the reader is passed over").isPresent();
      assertThat(berth.wishes(reader)).extracting(each -> each.wish().bookingId()).contains(held);
      berth.pay(held, reader, "CAPTURED");
      berth.clock.advance(Duration.ofSeconds(10));
      berth.offerAll();

      assertThat(berth.wishes(reader)).isEmpty();
      berth.tendAll();
      assertThat(berth.violations()).isEmpty();
    }
  }

  /** A hold is not yet a booking that stands: who lets it go waits as before. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_books_the_time_is_not_offered_it_again(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().units(2).at(berth);
      UUID other = UUID.randomUUID();
      UUID one = BookingFixture.id(berth.book(other, home, FROM, TO, "CAPTURED"));
      UUID two = BookingFixture.id(berth.book(other, home, FROM, TO, "CAPTURED"));
      UUID guest = UUID.randomUUID();
      berth.waitFor(guest, home, FROM, TO);
      berth.clock.advance(Duration.ofSeconds(1));
      berth.cancel(one, other, 200_000);

      UUID held = BookingFixture.id(berth.book(guest, home, FROM, "2027-05-02", null));
      berth.cancel(two, other, 200_000);
      berth.offerAll();
      assertThat(berth.offered(guest)).isEmpty();
      berth.cancel(held, guest, 0);
      berth.offerAll();
      assertThat(berth.offered(guest)).as("the hold is gone").isPresent();
      berth.cancel(berth.offered(guest).orElseThrow().id(), guest, 0);

      UUID third = BookingFixture.id(berth.book(other, home, FROM, TO, "CAPTURED"));
      berth.book(other, home, FROM, TO, "CAPTURED");
      berth.waitFor(guest, home, FROM, TO);
      berth.clock.advance(Duration.ofSeconds(1));
      berth.cancel(third, other, 200_000);
      berth.book(guest, home, FROM, "2027-05-02", "CAPTURED");
      berth.offerAll();
      assertThat(berth.wishes(guest)).as("the booking stands").isEmpty();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_wish_is_made_once_however_often_it_is_sent(TestDatabase database) throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      berth.book(home, FROM, TO, "CAPTURED");
      UUID guest = UUID.randomUUID();

      List<Answer> answers = atOnce(4, () -> berth.waitFor(guest, home.id(), FROM, TO, "key"));

      assertThat(answers).containsOnly(answers.get(0));
      assertThat(berth.wishes(guest)).hasSize(1);
      assertThatThrownBy(() -> berth.waitFor(guest, home.id(), FROM, "2027-05-02", "key"))
          .isInstanceOfSatisfying(
              Problem.class, reused -> assertThat(reused.type()).contains("key-reused"));
      assertThatThrownBy(() -> berth.waitFor(guest, home, FROM, TO))
          .isInstanceOf(Refusal.WaitingAlready.class);
      berth.tendAll();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_offer_is_paid_like_any_hold(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      UUID waiter = UUID.randomUUID();
      Booking offer = homeOffered(berth, waiter);

      assertThatThrownBy(() -> berth.pay(offer.id(), waiter, null))
          .isInstanceOf(Refusal.CardMissing.class);
      assertThat(BookingFixture.state(berth.pay(offer.id(), waiter, "DECLINED"))).isEqualTo("HELD");
      assertThat(BookingFixture.state(berth.pay(offer.id(), waiter, "CAPTURED")))
          .isEqualTo("CONFIRMED");

      assertThat(berth.wishes(waiter)).isEmpty();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_offer_that_costs_nothing_is_taken_without_a_card(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      for (boolean onRequest : List.of(false, true)) {
        Offered kind = Offered.byDay(Kind.EBOOK).free();
        Listing book = (onRequest ? kind.onRequest() : kind).at(berth);
        UUID owner = UUID.randomUUID();
        UUID taken =
            BookingFixture.id(berth.book(owner, book, "2026-11-21", IN_TWO_WEEKS, "CAPTURED"));
        UUID waiter = UUID.randomUUID();
        berth.waitFor(waiter, book, "2026-11-21", IN_TWO_WEEKS);
        berth.cancel(taken, owner, 0);
        berth.offerAll();
        Booking offer = berth.offered(waiter).orElseThrow();

        assertThat(BookingFixture.state(berth.pay(offer.id(), waiter, null)))
            .isEqualTo(onRequest ? "REQUESTED" : "CONFIRMED");
        assertThat(berth.booking(offer.id()).charges()).isEmpty();
      }
      assertThat(berth.payment().captured()).isZero();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_offer_ends_at_the_latest_when_its_period_begins(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      UUID owner = UUID.randomUUID();
      UUID waiter = UUID.randomUUID();
      UUID taken =
          BookingFixture.id(berth.book(owner, home, "2026-11-21", "2026-11-23", "CAPTURED"));
      berth.waitFor(waiter, home, "2026-11-21", "2026-11-23");
      berth.cancel(taken, home.hostId(), 200_000);
      berth.offerAll();

      Booking offer = berth.offered(waiter).orElseThrow();
      assertThat(offer.deadline()).contains(offer.terms().startsAt());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_offer_is_no_hold_of_the_three_and_does_not_wait_for_a_lapsed_one(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      UUID waiter = UUID.randomUUID();
      Listing home = Offered.home().at(berth);
      berth.book(waiter, home, FROM, TO, null);
      berth.clock.advance(Duration.ofMinutes(11));
      UUID owner = UUID.randomUUID();
      UUID taken = BookingFixture.id(berth.book(owner, home, FROM, TO, "CAPTURED"));
      berth.waitFor(waiter, home, FROM, TO);
      for (int hold = 0; hold < 3; hold++) {
        berth.book(waiter, Offered.home().at(berth), FROM, TO, null);
      }
      berth.cancel(taken, owner, 200_000);

      berth.offerAll();

      assertThat(berth.offered(waiter)).isPresent();
      berth.clock.advance(Duration.ofMinutes(11));
      berth.tendAll();
      for (int hold = 0; hold < 3; hold++) {
        berth.book(waiter, Offered.home().at(berth), FROM, TO, null);
      }
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_leaves_drops_the_offer_for_the_next_one(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      UUID first = UUID.randomUUID();
      UUID second = UUID.randomUUID();
      Booking offer = homeOffered(berth, first, second);
      Wish wish = berth.wishes(first).get(0).wish();
      LeaveWaiting leave = berth.container.get(LeaveWaiting.class);

      assertThatThrownBy(() -> leave.leave(wish.id(), second))
          .isInstanceOf(Refusal.WishUnknown.class);
      leave.leave(wish.id(), first);
      leave.leave(wish.id(), first);
      berth.offerAll();

      assertThat(berth.booking(offer.id()).state()).isEqualTo(BookingState.CANCELLED);
      assertThat(berth.wishes(first)).isEmpty();
      assertThat(berth.offered(second)).isPresent();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_wish_ends_by_itself_when_its_period_begins(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().at(berth);
      UUID owner = UUID.randomUUID();
      UUID waiter = UUID.randomUUID();
      Booking taken =
          berth.booking(
              BookingFixture.id(berth.book(owner, home, "2026-11-21", "2026-11-23", "CAPTURED")));
      berth.waitFor(waiter, home, "2026-11-21", "2026-11-23");
      berth.advanceTo(taken.terms().startsAt());
      assertThat(berth.wishes(waiter)).isEmpty();

      berth.offerAll();

      Period period = taken.terms().period();
      boolean waits =
          berth.container.inTransaction(
              () -> berth.container.get(Waiting.class).somebodyWaits(home.id(), period));
      assertThat(waits).isFalse();
      assertThat(berth.container.get(OfferToWaiting.class).due(10)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void only_what_is_taken_is_waited_for_once_and_ten_at_a_time(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = Offered.home().longest(3).at(berth);
      UUID waiter = UUID.randomUUID();
      assertThatThrownBy(() -> berth.waitFor(waiter, home, FROM, TO))
          .isInstanceOf(Refusal.FreeNow.class);
      assertThatThrownBy(() -> berth.waitFor(waiter, home, FROM, "2027-05-09"))
          .isInstanceOf(Refusal.RuleBroken.class);
      for (int day = 1; day <= 11; day++) {
        berth.book(home, day(day), day(day + 1), "CAPTURED");
      }

      for (int day = 1; day <= 10; day++) {
        berth.waitFor(waiter, home, day(day), day(day + 1));
      }

      assertThatThrownBy(() -> berth.waitFor(waiter, home, day(1), day(2)))
          .isInstanceOf(Refusal.WaitingAlready.class);
      assertThatThrownBy(() -> berth.waitFor(waiter, home, day(11), day(12)))
          .isInstanceOf(Refusal.TooManyWishes.class);
      UUID third = berth.wishes(waiter).get(2).wish().id();
      assertThat(berth.container.get(FindWaiting.class).page(waiter, third, 4))
          .containsExactlyElementsOf(berth.wishes(waiter).subList(3, 7));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void a_crash_between_release_and_offer_loses_nothing(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing book = Offered.byDay(Kind.EBOOK).at(berth);
      Booking loan = lent(berth, book);
      UUID waiter = UUID.randomUUID();
      berth.waitFor(waiter, book, TODAY, IN_TWO_WEEKS);
      berth.offerAll();
      berth.end(loan);
      berth.crash().crashAt(CrashMoment.BEFORE_OFFER);
      assertThatThrownBy(berth::offerAll).isInstanceOf(ScriptedCrash.Died.class);

      berth.clock.advance(Duration.ofSeconds(10));
      berth.offerAll();

      assertThat(berth.offered(waiter)).isPresent();
      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void however_many_processes_look_one_copy_is_offered_to_one(TestDatabase database)
      throws Exception {
    try (BookingFixture berth = new BookingFixture(database)) {
      for (int round = 0; round < 5; round++) {
        Listing book = Offered.byDay(Kind.EBOOK).at(berth);
        Booking loan = lent(berth, book);
        List<UUID> readers = Stream.generate(UUID::randomUUID).limit(4).toList();
        for (UUID reader : readers) {
          berth.waitFor(reader, book, TODAY, IN_TWO_WEEKS);
          berth.clock.advance(Duration.ofMillis(1));
        }
        berth.end(loan);

        OfferToWaiting.Attempt attempt = berth.container.get(OfferToWaiting.Attempt.class);
        List<Boolean> offered =
            atOnce(4, () -> Attempts.untilSettled(() -> attempt.offerToFirst(book.id())));

        assertThat(offered).containsOnlyOnce(true);
        assertThat(readers.stream().filter(each -> berth.offered(each).isPresent()).toList())
            .containsExactly(readers.get(0));
        assertThat(berth.violations()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void who_waits_for_a_listing_that_is_withdrawn_waits_no_more(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing book = Offered.byDay(Kind.EBOOK).at(berth);
      lent(berth, book);
      UUID waiter = UUID.randomUUID();
      berth.waitFor(waiter, book, TODAY, IN_TWO_WEEKS);
      berth
          .container
          .get(ListingCopies.class)
          .keep(
              new Listing(
                  book.id(),
                  2,
                  false,
                  book.hostId(),
                  book.kind(),
                  book.calendar(),
                  book.maxGuests(),
                  book.prices(),
                  book.rules(),
                  book.cancellationPolicy(),
                  book.needsApproval(),
                  book.units()));

      berth.offerAll();

      assertThat(berth.wishes(waiter)).isEmpty();
    }
  }

  static <T> List<T> atOnce(int times, Callable<T> step) throws Exception {
    CyclicBarrier together = new CyclicBarrier(times);
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(
            threads.submit(
                () -> {
                  together.await();
                  return step.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static Answer bookForADay(BookingFixture berth, Listing listing) {
    long today = listing.calendar().cellAt(berth.clock.instant());
    return berth.book(
        listing, listing.calendar().text(today), listing.calendar().text(today + 1), "CAPTURED");
  }

  private static String day(int day) {
    return "2027-05-%02d".formatted(day);
  }

  /** A loan that has begun. */
  private static Booking lent(BookingFixture berth, Listing book) {
    Booking loan =
        berth.booking(BookingFixture.id(berth.book(book, TODAY, IN_TWO_WEEKS, "CAPTURED")));
    berth.tendAll();
    assertThat(berth.booking(loan.id()).state()).isEqualTo(BookingState.IN_USE);
    return loan;
  }

  /** A home that the first of them is offered. */
  private static Booking homeOffered(BookingFixture berth, UUID... waiters) {
    Listing home = Offered.home().at(berth);
    UUID owner = UUID.randomUUID();
    UUID taken = BookingFixture.id(berth.book(owner, home, FROM, TO, "CAPTURED"));
    for (UUID waiter : waiters) {
      berth.waitFor(waiter, home, FROM, TO);
      berth.clock.advance(Duration.ofMillis(1));
    }
    berth.cancel(taken, owner, 200_000);
    berth.offerAll();
    return berth.offered(waiters[0]).orElseThrow();
  }

  private static UUID block(
      BookingFixture berth, Listing listing, UUID unit, String from, String to) {
    Answer answer =
        berth
            .container
            .get(PlaceBlock.class)
            .place(
                new PlaceBlock.Command(
                    RepeatableRequest.of(listing.hostId(), null, "blocks", ""),
                    listing.hostId(),
                    listing.id(),
                    unit,
                    from,
                    to,
                    null,
                    block -> new Answer(201, block.id().toString())));
    return UUID.fromString(answer.body());
  }
}
