package io.berth.search.adapter.in.messaging;

import static java.util.Objects.requireNonNull;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventJson;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.search.application.Change;
import io.berth.search.application.ListingChange;
import io.berth.search.domain.Approval;
import io.berth.search.domain.BookingRules;
import io.berth.search.domain.CancellationPolicy;
import io.berth.search.domain.Days;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Listing;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.OpeningHours;
import io.berth.search.domain.PriceList;
import io.berth.search.domain.Slot;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What search reads of an event of listing: the whole listing after it. */
record ListingMessage(
    UUID listingId,
    Long version,
    String state,
    Kind kind,
    Listing.Text title,
    Listing.Text description,
    Listing.Place location,
    String timeZone,
    Slot slot,
    List<Unit> units,
    Integer maxGuests,
    Price price,
    Rules rules,
    Approval approval,
    CancellationPolicy cancellationPolicy,
    List<String> amenities,
    List<Photo> photos) {

  /** ACTIVE or RETIRED. */
  record Unit(UUID id, String state) {}

  /** Amounts in minor units. */
  record Price(
      String currency,
      Long perSlot,
      Long perGuest,
      Long cleaningFee,
      Long weekend,
      List<String> weekendDays,
      List<PriceList.Season> seasons,
      List<PriceList.LengthDiscount> lengthDiscounts,
      Integer taxPercent) {}

  /** What it asks of a booking. */
  record Rules(
      Integer min,
      Integer max,
      Integer noticeHours,
      Integer windowDays,
      Integer buffer,
      String checkIn,
      List<String> checkInDays,
      List<Opening> openingHours) {}

  /** 24:00 is the end of the day. */
  record Opening(List<String> days, String from, String to) {}

  /** A photo in several widths, in pixels. */
  record Photo(UUID id, List<Integer> widths) {}

  private static final Map<String, DayOfWeek> DAYS =
      Stream.of(DayOfWeek.values())
          .collect(Collectors.toMap(day -> day.name().substring(0, 3), Function.identity()));
  private static final int PHOTO_WIDTH = 640;
  private static final Listing.Text NO_TEXT = new Listing.Text(null, null);
  private static final Listing.Place NOWHERE = new Listing.Place(null, null, null);

  static Optional<Change> change(Event event) {
    return event.type().startsWith("Listing")
        ? Optional.of(new ListingChange(read(event.data()), event.data()))
        : Optional.empty();
  }

  /** What is missing is null until something asks for it. */
  static Listing read(String data) {
    try {
      return EventJson.read(data, ListingMessage.class).listing();
    } catch (NullPointerException | DateTimeException e) {
      throw new MalformedEvent("a listing without what every event of it carries", e);
    }
  }

  private Listing listing() {
    ListingCalendar calendar =
        new ListingCalendar(
            requireNonNull(slot), ZoneId.of(timeZone), LocalTime.parse(rules.checkIn()));
    List<UUID> offered =
        units.stream().filter(unit -> "ACTIVE".equals(unit.state())).map(Unit::id).toList();
    return new Listing(
        requireNonNull(listingId),
        version,
        "PUBLISHED".equals(state),
        requireNonNull(kind),
        title == null ? NO_TEXT : title,
        description == null ? NO_TEXT : description,
        place(),
        prices(),
        new BookingRules(
            calendar,
            rules.min(),
            rules.max(),
            rules.noticeHours(),
            rules.windowDays(),
            days(rules.checkInDays()),
            openingHours(),
            maxGuests),
        rules.buffer(),
        requireNonNull(approval),
        requireNonNull(cancellationPolicy),
        amenities,
        offered,
        photo());
  }

  private Listing.Place place() {
    boolean known =
        location != null
            && location.lat() != null
            && location.lon() != null
            && Math.abs(location.lat()) <= 90
            && Math.abs(location.lon()) <= 180;
    return location == null
        ? NOWHERE
        : new Listing.Place(
            location.address(), known ? location.lat() : null, known ? location.lon() : null);
  }

  private PriceList prices() {
    return new PriceList(
        requireNonNull(price.currency()),
        price.perSlot(),
        price.perGuest(),
        price.cleaningFee(),
        price.weekend() == null ? price.perSlot() : price.weekend(),
        days(price.weekendDays()),
        price.seasons(),
        price.lengthDiscounts(),
        price.taxPercent());
  }

  private OpeningHours openingHours() {
    if (rules.openingHours() == null) {
      return OpeningHours.ALWAYS;
    }
    return new OpeningHours(
        rules.openingHours().stream()
            .map(
                each ->
                    new OpeningHours.Range(
                        days(each.days()),
                        LocalTime.parse(each.from()),
                        "24:00".equals(each.to()) ? null : LocalTime.parse(each.to())))
            .toList());
  }

  /** The smallest that fills a card, else the widest. */
  private String photo() {
    if (photos == null || photos.isEmpty() || photos.get(0).widths() == null) {
      return null;
    }
    Photo first = photos.get(0);
    return first.widths().stream()
        .filter(width -> width >= PHOTO_WIDTH)
        .min(Comparator.naturalOrder())
        .or(() -> first.widths().stream().max(Comparator.naturalOrder()))
        .map(width -> "/api/listings/photos/" + first.id() + "/" + width)
        .orElse(null);
  }

  private static Days days(List<String> names) {
    return Days.of(names.stream().map(name -> requireNonNull(DAYS.get(name))).toList());
  }
}
