package io.berth.booking.adapter.out.listing;

import io.berth.booking.domain.BookingRules;
import io.berth.booking.domain.CancellationPolicy;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.OpeningHours;
import io.berth.booking.domain.PriceList;
import io.berth.booking.domain.Slot;
import io.berth.foundation.messaging.MalformedEvent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What booking needs of a listing as listing tells it ({@code contracts/listing}). */
public record ListingMessage(
    UUID listingId,
    long version,
    String state,
    UUID hostId,
    Kind kind,
    String timeZone,
    Slot slot,
    List<UnitPart> units,
    int maxGuests,
    PricePart price,
    RulesPart rules,
    String approval,
    CancellationPolicy cancellationPolicy) {

  /** A unit. */
  public record UnitPart(UUID id, String name, String state) {}

  /** A season; {@code to} is the first date after it. */
  public record SeasonPart(LocalDate from, LocalDate to, long perSlot) {}

  /** A discount. */
  public record DiscountPart(int atLeast, int percent) {}

  /** The prices. */
  public record PricePart(
      long perSlot,
      String currency,
      long perGuest,
      long cleaningFee,
      Long weekend,
      List<String> weekendDays,
      List<SeasonPart> seasons,
      List<DiscountPart> lengthDiscounts,
      int taxPercent) {}

  /** The rules. */
  public record RulesPart(
      int min,
      int max,
      int noticeHours,
      int windowDays,
      int buffer,
      LocalTime checkIn,
      LocalTime checkOut,
      List<String> checkInDays,
      int graceMinutes,
      long lateFeePerSlot,
      List<OpeningHoursPart> openingHours) {}

  /** Opening hours; 24:00 is the end of the day. */
  public record OpeningHoursPart(List<String> days, String from, String to) {
    private OpeningHours toHours() {
      LocalTime end = to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to);
      return new OpeningHours(ListingMessage.days(days), LocalTime.parse(from), end);
    }
  }

  /**
   * The listing as booking knows it.
   *
   * @throws MalformedEvent if a value is no such thing
   */
  public Listing toListing() {
    try {
      return new Listing(
          listingId,
          version,
          state.equals("PUBLISHED"),
          hostId,
          kind,
          new ListingCalendar(slot, ZoneId.of(timeZone), rules.checkIn(), rules.checkOut()),
          maxGuests,
          new PriceList(
              price.currency(),
              price.perSlot(),
              price.perGuest(),
              price.cleaningFee(),
              price.weekend(),
              days(price.weekendDays()),
              price.seasons().stream()
                  .map(s -> new PriceList.Season(s.from(), s.to(), s.perSlot()))
                  .toList(),
              price.lengthDiscounts().stream()
                  .map(d -> new PriceList.LengthDiscount(d.atLeast(), d.percent()))
                  .toList(),
              price.taxPercent()),
          new BookingRules(
              rules.min(),
              rules.max(),
              rules.noticeHours(),
              rules.windowDays(),
              rules.buffer(),
              days(rules.checkInDays()),
              rules.graceMinutes(),
              rules.lateFeePerSlot(),
              rules.openingHours() == null
                  ? List.of()
                  : rules.openingHours().stream().map(OpeningHoursPart::toHours).toList()),
          cancellationPolicy,
          approval.equals("REQUEST"),
          units.stream()
              .map(u -> new Listing.Unit(u.id(), u.name(), u.state().equals("ACTIVE")))
              .toList());
    } catch (RuntimeException e) {
      throw new MalformedEvent("listing " + listingId + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Set<DayOfWeek> days(List<String> names) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : names) {
      days.add(
          Arrays.stream(DayOfWeek.values())
              .filter(day -> day.name().startsWith(name))
              .findFirst()
              .orElseThrow());
    }
    return days;
  }
}
