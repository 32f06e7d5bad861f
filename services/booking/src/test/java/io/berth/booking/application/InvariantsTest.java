package io.berth.booking.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.booking.application.port.PaymentBooks;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.Listing;
import io.berth.foundation.invariants.CheckInvariants;
import io.berth.foundation.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check finds the fault it looks for, and nothing where there is none. */
class InvariantsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void normal_life_has_no_findings(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(2);
      booked(berth, home);
      berth.book(home, "2027-05-01", "2027-05-03", null);
      berth.book(home, "2027-06-01", "2027-06-03", "DECLINED");
      UUID guest = UUID.randomUUID();
      UUID cancelled =
          BookingFixture.id(berth.book(guest, home, "2027-07-01", "2027-07-03", "CAPTURED"));
      berth.cancel(cancelled, guest, 200_000);

      assertThat(berth.violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void each_planted_fault_is_found(TestDatabase database) {
    planted(
        database,
        "no-two-overlap",
        (berth, id) ->
            sql(
                berth,
                "update booking set owned_from_cell = (select min(from_cell) from booking),"
                    + " owned_to_cell = (select max(to_cell) from booking)"));
    planted(
        database,
        "who-waits-is-looked-after",
        (berth, id) -> {
          wish(berth, id);
          sql(berth, "delete from waiting_look");
        });
    planted(
        database,
        "who-waits-is-looked-after",
        (berth, id) -> {
          wish(berth, id);
          berth.clock.advance(Duration.ofSeconds(61));
        });
    planted(
        database,
        "claims-are-what-is-owned",
        (berth, id) ->
            sql(berth, "delete from claim where owner_id = '" + id + "' and cell = 20940"));
    planted(
        database,
        "claims-are-what-is-owned",
        (berth, id) -> sql(berth, "update claim set held_until = 5 where owner_id = '" + id + "'"));
    planted(
        database,
        "claims-are-what-is-owned",
        (berth, id) ->
            sql(
                berth,
                "insert into claim (unit_id, cell, owner_id, kind) select unit_id, 1, 'nobody',"
                    + " kind from claim where owner_id = '"
                    + id
                    + "' and cell = 20940"));
    planted(
        database,
        "what-is-owned-fits-the-state",
        (berth, id) ->
            sql(berth, "update booking set owned_to_cell = 20940 where id = '" + id + "'"));
    planted(
        database,
        "what-is-owned-fits-the-state",
        (berth, id) -> sql(berth, "update booking set state = 'NO_SHOW' where id = '" + id + "'"));
    planted(
        database,
        "no-two-overlap",
        (berth, id) ->
            sql(
                berth,
                "update booking set pending_unit_id = unit_id, pending_from_cell = (select"
                    + " max(from_cell) from booking), pending_to_cell = (select max(to_cell) from"
                    + " booking) where id = '"
                    + id
                    + "'"));
    planted(
        database,
        "claims-are-what-is-owned",
        (berth, id) ->
            sql(
                berth,
                "update booking set pending_unit_id = unit_id, pending_from_cell = from_cell,"
                    + " pending_to_cell = to_cell + 9 where id = '"
                    + id
                    + "'"));
    planted(
        database,
        "what-is-kept-is-what-it-costs",
        (berth, id) -> sql(berth, "update booking set total = 5 where id = '" + id + "'"));
    planted(
        database,
        "what-is-kept-is-what-it-costs",
        (berth, id) -> sql(berth, "update charge set refund = 5 where booking_id = '" + id + "'"));
    planted(
        database,
        "units-are-out-with-whom-uses-them",
        (berth, id) -> sql(berth, "update unit set out_with = '" + id + "'"));
    planted(
        database,
        "units-are-out-with-whom-uses-them",
        (berth, id) -> sql(berth, "update unit set is_late = 1"));
    planted(
        database,
        "units-are-out-with-whom-uses-them",
        (berth, id) ->
            sql(
                berth,
                "update booking set state = 'OVERDUE', kind = 'CAR' where id = '" + id + "'"));
    planted(
        database,
        "history-has-no-gap",
        (berth, id) ->
            sql(
                berth,
                "delete from outbox_event where aggregate_id = '" + id + "' and sequence_no = 1"));
    planted(
        database,
        "no-deadline-is-past",
        (berth, id) -> sql(berth, "update booking set deadline = 5 where id = '" + id + "'"));
    planted(
        database,
        "what-was-told-is-there",
        (berth, id) ->
            sql(
                berth,
                "insert into idempotency_key (member_id, idempotency_key, route, body_hash,"
                    + " resource_id, status, running_until, created_at) values ('m', 'k', 'r', 'h',"
                    + " 'gone', 201, 0, 0)"));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void an_event_that_never_reached_the_topic_is_found(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      booked(berth, berth.listing(1));
      berth.clock.advance(Duration.ofSeconds(61));

      assertThat(berth.findings()).containsOnly(Map.entry("events-reach-the-topic", 2));
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void payments_books_are_held_against_our_own(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      ScriptedBooks books = berth.container.get(ScriptedBooks.class);
      books.answer(true);
      UUID id = booked(berth, berth.listing(1));
      Charge charge = berth.booking(id).charges().get(0);
      berth.clock.advance(Duration.ofSeconds(61));

      assertThat(berth.violations()).containsOnlyKeys("charges-agree-with-payment");
      books.write(entry(berth, charge.id(), 200_000, 0));
      assertThat(berth.violations()).isEmpty();
      books.write(entry(berth, charge.id(), 150_000, 0));
      assertThat(berth.violations()).containsOnlyKeys("charges-agree-with-payment");
      books.write(entry(berth, charge.id(), 200_000, 50_000));
      assertThat(berth.violations()).containsOnlyKeys("refund-paid-is-refund-shown");
      books.write(entry(berth, charge.id(), 200_000, 0));
      books.write(entry(berth, UUID.randomUUID(), 70_000, 0));
      assertThat(berth.violations()).containsOnlyKeys("payment-holds-nothing-uncounted");
      books.answer(false);
      assertThat(berth.violations()).as("unknown is not zero and not a finding").isEmpty();
      assertThat(berth.container.get(CheckInvariants.class).check())
          .filteredOn(check -> check.findings().isEmpty())
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void what_is_reserved_for_requests_is_held_against_payments_books(TestDatabase database) {
    try (BookingFixture berth = new BookingFixture(database)) {
      ScriptedBooks books = berth.container.get(ScriptedBooks.class);
      books.answer(true);
      Listing home = Offered.home().onRequest().at(berth);
      UUID id = BookingFixture.id(berth.book(home, "2027-05-01", "2027-05-03", "AUTHORIZED"));
      UUID charge = berth.booking(id).charges().get(0).id();
      berth.clock.advance(Duration.ofSeconds(61));

      assertThat(berth.violations()).containsOnlyKeys("charges-agree-with-payment");
      books.write(reserved(berth, charge));
      assertThat(berth.violations()).isEmpty();
      books.write(entry(berth, charge, 200_000, 0));
      assertThat(berth.violations()).containsOnlyKeys("charges-agree-with-payment");
      books.write(reserved(berth, charge));
      berth.deny(home, id, null);
      assertThat(berth.violations()).as("on its way").isEmpty();
      berth.clock.advance(Duration.ofSeconds(61));

      assertThat(berth.violations()).containsOnlyKeys("payment-holds-nothing-uncounted");
    }
  }

  private interface Fault {
    void plant(BookingFixture berth, UUID booking);
  }

  private static void planted(TestDatabase database, String check, Fault fault) {
    try (BookingFixture berth = new BookingFixture(database)) {
      Listing home = berth.listing(1);
      UUID id = booked(berth, home);
      berth.book(home, "2027-05-03", "2027-05-04", "CAPTURED");
      assertThat(berth.violations()).isEmpty();

      fault.plant(berth, id);

      assertThat(berth.violations()).containsKey(check);
    }
  }

  private static UUID booked(BookingFixture berth, Listing home) {
    return BookingFixture.id(berth.book(home, "2027-05-01", "2027-05-03", "CAPTURED"));
  }

  private static PaymentBooks.Entry entry(
      BookingFixture berth, UUID charge, long captured, long refunded) {
    return new PaymentBooks.Entry(
        charge, "CAPTURED", captured, captured, refunded, berth.clock.instant().minusSeconds(61));
  }

  private static PaymentBooks.Entry reserved(BookingFixture berth, UUID charge) {
    return new PaymentBooks.Entry(
        charge, "AUTHORIZED", 200_000, 0, 0, berth.clock.instant().minusSeconds(61));
  }

  /** Somebody waits for the time of a booking. */
  private static void wish(BookingFixture berth, UUID id) {
    Booking taken = berth.booking(id);
    berth.waitFor(
        UUID.randomUUID(),
        taken.terms().listingId(),
        taken.terms().calendar().text(taken.terms().period().from()),
        taken.terms().calendar().text(taken.terms().period().to()),
        null);
  }

  private static void sql(BookingFixture berth, String sql) {
    int rows =
        berth.container.inTransaction(
            () -> berth.container.entityManager().createNativeQuery(sql).executeUpdate());
    assertThat(rows).as(sql).isPositive();
  }
}
