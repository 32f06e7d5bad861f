package io.berth.booking.application;

import io.berth.booking.domain.BookingRules;
import io.berth.booking.domain.CancellationPolicy;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.OpeningHours;
import io.berth.booking.domain.PriceList;
import io.berth.booking.domain.Slot;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Something that a host in Seoul offers, as a sentence of the test. */
final class Offered {
  private final Kind kind;
  private final Slot slot;
  private int units = 1;
  private int min = 1;
  private int max = 96;
  private int buffer;
  private long perSlot = 100_000;
  private long lateFee;
  private List<OpeningHours> openingHours = List.of();
  private boolean onRequest;
  private ZoneId zone = ZoneId.of("Asia/Seoul");
  private CancellationPolicy policy = CancellationPolicy.FLEXIBLE;

  private Offered(Kind kind, Slot slot) {
    this.kind = kind;
    this.slot = slot;
  }

  static Offered home() {
    return new Offered(Kind.STAY, Slot.NIGHT);
  }

  static Offered byNight(Kind kind) {
    return new Offered(kind, Slot.NIGHT);
  }

  static Offered byQuarterHour(Kind kind) {
    return new Offered(kind, Slot.QUARTER_HOUR);
  }

  static Offered byDay(Kind kind) {
    return new Offered(kind, Slot.DAY);
  }

  Offered lateFee(long perSlot) {
    lateFee = perSlot;
    return this;
  }

  Offered openEachDay(String from, String to) {
    OpeningHours hours =
        new OpeningHours(
            EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(to));
    openingHours = Stream.concat(openingHours.stream(), Stream.of(hours)).toList();
    return this;
  }

  Offered units(int units) {
    this.units = units;
    return this;
  }

  Offered shortest(int min) {
    this.min = min;
    return this;
  }

  Offered longest(int max) {
    this.max = max;
    return this;
  }

  Offered buffer(int buffer) {
    this.buffer = buffer;
    return this;
  }

  Offered free() {
    perSlot = 0;
    return this;
  }

  Offered in(String zone) {
    this.zone = ZoneId.of(zone);
    return this;
  }

  Offered perSlot(long perSlot) {
    this.perSlot = perSlot;
    return this;
  }

  Offered policy(CancellationPolicy policy) {
    this.policy = policy;
    return this;
  }

  Offered onRequest() {
    onRequest = true;
    return this;
  }

  @Override
  public String toString() {
    return units + " " + kind + " by " + slot + (onRequest ? " on request" : "");
  }

  /** Known to booking from now on. */
  Listing at(BookingFixture berth) {
    return as(
        berth,
        UUID.randomUUID(),
        1,
        UUID.randomUUID(),
        IntStream.rangeClosed(1, units)
            .mapToObj(n -> new Listing.Unit(UUID.randomUUID(), "10" + n, true))
            .toList());
  }

  /** The next version of what is known already. */
  Listing revising(BookingFixture berth, Listing listing) {
    return as(berth, listing.id(), listing.version() + 1, listing.hostId(), listing.units());
  }

  /** The next version of a listing, published or not, with other units. */
  static Listing revised(Listing listing, boolean published, List<Listing.Unit> units) {
    return new Listing(
        listing.id(),
        listing.version() + 1,
        published,
        listing.hostId(),
        listing.kind(),
        listing.calendar(),
        listing.maxGuests(),
        listing.prices(),
        listing.rules(),
        listing.cancellationPolicy(),
        listing.needsApproval(),
        units);
  }

  private Listing as(
      BookingFixture berth, UUID id, long version, UUID hostId, List<Listing.Unit> offeredUnits) {
    Listing listing =
        new Listing(
            id,
            version,
            true,
            hostId,
            kind,
            new ListingCalendar(slot, zone, LocalTime.of(15, 0), LocalTime.of(11, 0)),
            4,
            new PriceList(
                "KRW",
                perSlot,
                0,
                0,
                null,
                EnumSet.noneOf(DayOfWeek.class),
                List.of(),
                List.of(),
                0),
            new BookingRules(
                min,
                max,
                0,
                540,
                buffer,
                EnumSet.allOf(DayOfWeek.class),
                15,
                lateFee,
                openingHours),
            policy,
            onRequest,
            offeredUnits);
    berth.container.get(ListingCopies.class).keep(listing);
    return listing;
  }
}
