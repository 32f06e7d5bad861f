package io.berth.booking.application;

import io.berth.booking.adapter.in.messaging.MemberEventsConsumer;
import io.berth.booking.adapter.in.messaging.UsageEventsConsumer;
import io.berth.booking.adapter.out.messaging.OutboxBookingEvents;
import io.berth.booking.adapter.out.persistence.JpaBookings;
import io.berth.booking.adapter.out.quote.SignedQuotes;
import io.berth.booking.application.port.ListingDirectory;
import io.berth.booking.application.port.Waiting;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingRules;
import io.berth.booking.domain.CancellationPolicy;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Money;
import io.berth.booking.domain.PriceList;
import io.berth.booking.domain.Slot;
import io.berth.booking.domain.Wish;
import io.berth.foundation.idempotency.Answer;
import io.berth.foundation.idempotency.Idempotency;
import io.berth.foundation.idempotency.RepeatableRequest;
import io.berth.foundation.invariants.CheckInvariants;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.Inbox;
import io.berth.foundation.messaging.Outbox;
import io.berth.foundation.messaging.RelaySignal;
import io.berth.foundation.persistence.Retries;
import io.berth.foundation.persistence.SqlTrouble;
import io.berth.foundation.testing.MovingClock;
import io.berth.foundation.testing.ScriptedCrash;
import io.berth.foundation.testing.TestContainer;
import io.berth.foundation.testing.TestDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The core of booking on a real database, with a payment that does what a test says. */
final class BookingFixture implements AutoCloseable {
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  final MovingClock clock = new MovingClock();
  final TestContainer container;

  BookingFixture(TestDatabase database) {
    container =
        TestContainer.of(database, "booking")
            .packagesOf(PlaceBooking.class)
            .packagesOf(JpaBookings.class, SignedQuotes.class)
            .beans(
                OutboxBookingEvents.class,
                Outbox.class,
                RelaySignal.class,
                Idempotency.class,
                Inbox.class,
                UsageEventsConsumer.class,
                MemberEventsConsumer.class,
                CheckInvariants.class)
            .beans(
                ScriptedPayment.class,
                ScriptedCrash.class,
                ScriptedBooks.class,
                ScriptedDirectory.class)
            .config("berth.keys", keys().toString())
            .config("berth.invariants.second-look", "PT0S")
            .clock(clock)
            .start();
  }

  ScriptedPayment payment() {
    return container.get(ScriptedPayment.class);
  }

  ScriptedCrash crash() {
    return container.get(ScriptedCrash.class);
  }

  /** A home in Seoul with so many units, 100,000 won a night, flexible. */
  Listing listing(int units) {
    Listing listing = listing(units, 0, CancellationPolicy.FLEXIBLE);
    container.get(ListingCopies.class).keep(listing);
    return listing;
  }

  static Listing listing(int units, int buffer, CancellationPolicy policy) {
    return new Listing(
        UUID.randomUUID(),
        1,
        true,
        UUID.randomUUID(),
        Kind.STAY,
        new ListingCalendar(Slot.NIGHT, SEOUL, LocalTime.of(15, 0), LocalTime.of(11, 0)),
        4,
        new PriceList(
            "KRW", 100_000, 0, 0, null, EnumSet.noneOf(DayOfWeek.class), List.of(), List.of(), 0),
        new BookingRules(1, 30, 0, 540, buffer, EnumSet.allOf(DayOfWeek.class), 15, 0, List.of()),
        policy,
        false,
        IntStream.rangeClosed(1, units)
            .mapToObj(n -> new Listing.Unit(UUID.randomUUID(), "10" + n, true))
            .toList());
  }

  /** Books and pays in one go; the answer's body is the booking's id and state. */
  Answer book(Listing listing, String from, String to, String cardToken) {
    return book(UUID.randomUUID(), listing, from, to, cardToken);
  }

  Answer book(UUID guest, Listing listing, String from, String to, String cardToken) {
    return book(guest, listing, from, to, cardToken, null);
  }

  Answer book(UUID guest, Listing listing, String from, String to, String cardToken, String key) {
    return container
        .get(PlaceBooking.class)
        .place(
            new PlaceBooking.Command(
                RepeatableRequest.of(guest, key, "bookings", "none"),
                guest,
                listing.id(),
                from,
                to,
                1,
                null,
                cardToken,
                BookingFixture::answer));
  }

  Answer pay(UUID bookingId, UUID guest, String cardToken) {
    return container
        .get(PayHeldBooking.class)
        .pay(
            new PayHeldBooking.Command(
                RepeatableRequest.of(guest, null, "payment", "none"),
                guest,
                bookingId,
                cardToken,
                BookingFixture::answer));
  }

  Answer approve(Listing listing, UUID bookingId) {
    return approve(listing, bookingId, null);
  }

  Answer approve(Listing listing, UUID bookingId, String key) {
    return container
        .get(ApproveBooking.class)
        .approve(
            new ApproveBooking.Command(
                RepeatableRequest.of(listing.hostId(), key, "approval", "none"),
                listing.hostId(),
                bookingId,
                BookingFixture::answer));
  }

  Answer deny(Listing listing, UUID bookingId, String reason) {
    return container
        .get(DenyBooking.class)
        .deny(
            new DenyBooking.Command(
                RepeatableRequest.of(listing.hostId(), null, "denial", "none"),
                listing.hostId(),
                bookingId,
                reason,
                BookingFixture::answer));
  }

  Answer cancel(UUID bookingId, UUID memberId, long refund) {
    return container
        .get(CancelBooking.class)
        .cancel(
            new CancelBooking.Command(
                RepeatableRequest.of(memberId, null, "cancellation", "none"),
                memberId,
                bookingId,
                Money.of(refund, "KRW"),
                null,
                BookingFixture::answer));
  }

  /** Asks for other dates, as its guest; the answer's body is the booking's id and state. */
  Answer change(Booking booking, String from, String to, String cardToken) {
    return change(booking, from, to, cardToken, null);
  }

  Answer change(Booking booking, String from, String to, String cardToken, String key) {
    UUID guest = booking.terms().guestId();
    return container
        .get(ChangeDates.class)
        .change(
            new ChangeDates.Command(
                RepeatableRequest.of(guest, key, "change", from + to),
                guest,
                booking.id(),
                from,
                to,
                cardToken,
                BookingFixture::answer));
  }

  Booking start(Booking booking) {
    return container
        .get(StartUse.class)
        .start(booking.id(), usageOf(booking), booking.terms().guestId());
  }

  Booking end(Booking booking) {
    return end(booking, clock.instant());
  }

  Booking end(Booking booking, Instant at) {
    return container
        .get(EndUse.class)
        .end(booking.id(), usageOf(booking), booking.terms().guestId(), at);
  }

  /** Usage's event that the use ended; false if it was applied before. */
  boolean hearEnd(UUID eventId, Booking booking, Instant at) {
    String data =
        "{\"usageId\": \"%s\", \"bookingId\": \"%s\", \"endedById\": \"%s\", \"endedAt\": \"%s\"}"
            .formatted(usageOf(booking), booking.id(), booking.terms().guestId(), at);
    String key = booking.id().toString();
    return container
        .get(Inbox.class)
        .applyOnce(
            container.get(UsageEventsConsumer.class),
            "berth.usage.events",
            new Event(eventId, "UseEnded", "/usage", key, key, 2, at, null, "test", null, data));
  }

  static UUID usageOf(Booking booking) {
    return UUID.nameUUIDFromBytes(booking.id().toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Usage has been there for so long, and is. */
  void usageIsThere(Duration since) {
    HearUsage hear = container.get(HearUsage.class);
    for (Duration passed = Duration.ZERO;
        passed.compareTo(since) < 0;
        passed = passed.plusSeconds(20)) {
      hear.heard();
      clock.advance(Duration.ofSeconds(20));
    }
    hear.heard();
  }

  void advanceTo(Instant instant) {
    clock.advance(Duration.between(clock.instant(), instant));
  }

  void fetchAccess() {
    FetchAccess fetch = container.get(FetchAccess.class);
    round(fetch::due, fetch::fetch);
  }

  void tendAll() {
    TendBooking tend = container.get(TendBooking.class);
    round(tend::due, tend::tend);
  }

  /** One round of a worker: what the database is too busy for is left to the next round. */
  private static <T> void round(IntFunction<List<T>> due, Consumer<T> work) {
    unlessBusy(() -> due.apply(1_000).forEach(piece -> unlessBusy(() -> work.accept(piece))));
  }

  static void unlessBusy(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      if (SqlTrouble.of(e) != SqlTrouble.BUSY) {
        throw e;
      }
    }
  }

  Wish waitFor(UUID guest, Listing listing, String from, String to) {
    UUID id = UUID.fromString(waitFor(guest, listing.id(), from, to, null).body());
    return container.inTransaction(() -> container.get(Waiting.class).find(id).orElseThrow());
  }

  /** The answer's body is the wish's id. */
  Answer waitFor(UUID guest, UUID listingId, String from, String to, String key) {
    return container
        .get(JoinWaiting.class)
        .join(
            new JoinWaiting.Command(
                RepeatableRequest.of(guest, key, "waiting", listingId + from + to),
                guest,
                listingId,
                from,
                to,
                1,
                wish -> new Answer(201, wish.id().toString())));
  }

  List<Waiting.Placed> wishes(UUID guest) {
    return container.get(FindWaiting.class).page(guest, null, 100);
  }

  /** What is held for a guest who waited for it. */
  Optional<Booking> offered(UUID guest) {
    return wishes(guest).stream()
        .filter(each -> each.wish().bookingId() != null)
        .map(each -> booking(each.wish().bookingId()))
        .findFirst();
  }

  /** Offers what is free to those who wait, as the worker does. */
  void offerAll() {
    OfferToWaiting offer = container.get(OfferToWaiting.class);
    round(offer::due, offer::offer);
  }

  Booking booking(UUID id) {
    return Retries.of(() -> container.get(FindBookings.class).find(id, null, true));
  }

  /** The names of all that was told of a booking, in order. */
  List<String> events(UUID bookingId) {
    return container.inTransaction(
        () ->
            container.get(Outbox.class).history(bookingId.toString()).stream()
                .map(Event::type)
                .toList());
  }

  /** The checks that found something; all events count as told. */
  Map<String, Integer> violations() {
    container.inTransaction(
        () ->
            container
                .entityManager()
                .createNativeQuery("update outbox_event set sent = 1")
                .executeUpdate());
    return findings();
  }

  /** The checks that found something. */
  Map<String, Integer> findings() {
    return container.get(CheckInvariants.class).check().stream()
        .filter(check -> check.findings().map(found -> !found.isEmpty()).orElse(false))
        .collect(
            Collectors.toMap(
                CheckInvariants.Check::name, check -> check.findings().orElseThrow().size()));
  }

  long claims() {
    return container.inTransaction(
        () ->
            ((Number)
                    container
                        .entityManager()
                        .createNativeQuery("select count(*) from claim")
                        .getSingleResult())
                .longValue());
  }

  static Answer answer(Booking booking) {
    return new Answer(201, booking.id() + " " + booking.state());
  }

  static UUID id(Answer answer) {
    return UUID.fromString(answer.body().split(" ")[0]);
  }

  static String state(Answer answer) {
    return answer.body().split(" ")[1];
  }

  @Override
  public void close() {
    container.close();
  }

  private static Path keys() {
    try {
      Path keys = Files.createTempDirectory("keys");
      Files.writeString(
          keys.resolve("booking-quote.secret"), "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ");
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ScriptedDirectory directory() {
    return container.get(ScriptedDirectory.class);
  }

  /** Listings are known unless a test offers one; asked for access it says what the test says. */
  @ApplicationScoped
  static class ScriptedDirectory implements ListingDirectory {
    private volatile Access access = new Access(1, null);
    private volatile boolean away;

    private volatile Supplier<Listing> unheardOf = () -> null;

    /** What is fetched by whoever has not heard of it. */
    void offers(Supplier<Listing> listing) {
      unheardOf = listing;
    }

    void says(long version, String text) {
      access = new Access(version, text);
    }

    void isAway(boolean away) {
      this.away = away;
    }

    @Override
    public Optional<Listing> fetch(UUID id) {
      return Optional.ofNullable(unheardOf.get());
    }

    @Override
    public Optional<Access> access(UUID id) {
      if (away) {
        throw new Unavailable(null);
      }
      return Optional.of(access);
    }
  }
}
