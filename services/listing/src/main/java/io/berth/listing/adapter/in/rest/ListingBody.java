package io.berth.listing.adapter.in.rest;

import io.berth.listing.domain.Approval;
import io.berth.listing.domain.CancellationPolicy;
import io.berth.listing.domain.Day;
import io.berth.listing.domain.Kind;
import io.berth.listing.domain.Location;
import io.berth.listing.domain.Offer;
import io.berth.listing.domain.OpeningHours;
import io.berth.listing.domain.Price;
import io.berth.listing.domain.Rules;
import io.berth.listing.domain.Slot;
import io.berth.listing.domain.Text;
import io.berth.listing.domain.UnitState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a host offers; only kind, title, timeZone, units and price are needed. */
@Schema(name = "NewListing")
public record ListingBody(
    @NotNull @Schema(description = "fixed at registration") Kind kind,
    @NotNull @Valid TextBody title,
    @Valid TextBody description,
    @Valid LocationBody location,
    @NotBlank @Size(max = 64) @Schema(description = "fixed at registration", example = "Asia/Seoul")
        String timeZone,
    @Schema(description = "fixed at registration; by kind unless said") Slot slot,
    @NotEmpty @Size(max = 1000) List<@NotNull @Valid UnitBody> units,
    @Min(1)
        @Max(1000)
        @Schema(description = "how many guests a unit has place for; by kind unless said")
        Integer maxGuests,
    @NotNull @Valid PriceBody price,
    @Valid RulesBody rules,
    @Schema(description = "INSTANT unless said; REQUEST: the host approves each booking")
        Approval approval,
    @Schema(description = "FLEXIBLE unless said") CancellationPolicy cancellationPolicy,
    @Size(max = 50) List<@NotBlank @Size(max = 40) String> amenities,
    @Size(max = 1000) @Schema(description = "shown only to its guest") String access) {

  /** A text in Korean, English or both. */
  @Schema(name = "NewText")
  public record TextBody(@Size(max = 4000) String ko, @Size(max = 4000) String en) {
    Text toText() {
      return new Text(ko, en);
    }
  }

  /** Where it is. */
  @Schema(name = "NewLocation")
  public record LocationBody(@Size(max = 300) String address, Double lat, Double lon) {
    Location toLocation() {
      return new Location(address, lat, lon);
    }
  }

  /** One physical thing or copy. */
  @Schema(name = "NewUnit")
  public record UnitBody(
      @Schema(description = "only in a revision, of a unit that is kept") UUID id,
      @NotBlank @Size(max = 100) String name,
      UnitState state) {
    Offer.NamedUnit toUnit() {
      return new Offer.NamedUnit(id, name, state);
    }
  }

  /** What it costs, in minor units. */
  @Schema(name = "NewPrice")
  public record PriceBody(
      @NotNull @Schema(description = "one slot") Long perSlot,
      @NotBlank @Schema(description = "ISO 4217; fixed at registration", example = "KRW")
          String currency,
      @Schema(description = "once per guest and booking; 0 unless said") Long perGuest,
      @Schema(description = "once per booking; 0 unless said") Long cleaningFee,
      @Schema(description = "instead of perSlot on weekendDays") Long weekend,
      @Schema(description = "FRI and SAT unless said") Set<@NotNull Day> weekendDays,
      @Size(max = 100) List<@NotNull @Valid SeasonBody> seasons,
      @Size(max = 20) List<@NotNull @Valid DiscountBody> lengthDiscounts,
      @Schema(description = "on everything, as its own line; 0 unless said") Integer taxPercent) {
    Price toPrice() {
      return new Price(
          perSlot,
          currency,
          orZero(perGuest),
          orZero(cleaningFee),
          weekend,
          weekendDays == null ? EnumSet.of(Day.FRI, Day.SAT) : weekendDays,
          seasons == null ? List.of() : seasons.stream().map(SeasonBody::toSeason).toList(),
          lengthDiscounts == null
              ? List.of()
              : lengthDiscounts.stream().map(DiscountBody::toDiscount).toList(),
          taxPercent == null ? 0 : taxPercent);
    }

    private static long orZero(Long amount) {
      return amount == null ? 0 : amount;
    }
  }

  /** Dates with a price of their own; to is the first date after it. */
  @Schema(name = "NewSeason")
  public record SeasonBody(@NotNull LocalDate from, @NotNull LocalDate to, @NotNull Long perSlot) {
    Price.Season toSeason() {
      return new Price.Season(from, to, perSlot);
    }
  }

  /** Percent off from a number of slots on. */
  @Schema(name = "NewLengthDiscount")
  public record DiscountBody(@NotNull Integer atLeast, @NotNull Integer percent) {
    Price.LengthDiscount toDiscount() {
      return new Price.LengthDiscount(atLeast, percent);
    }
  }

  /** What it asks of a booking; what is not said is as usual for the kind. */
  @Schema(name = "NewRules")
  public record RulesBody(
      @Schema(description = "least number of slots") Integer min,
      @Schema(description = "greatest number of slots, at most 366") Integer max,
      @Schema(description = "hours between booking and start") Integer noticeHours,
      @Schema(description = "how many days ahead a booking may start") Integer windowDays,
      @Schema(description = "slots kept free after the end") Integer buffer,
      @Schema(description = "in the listing's zone", example = "15:00") LocalTime checkIn,
      @Schema(description = "in the listing's zone, not later than checkIn", example = "11:00")
          LocalTime checkOut,
      Set<@NotNull Day> checkInDays,
      @Schema(description = "after the start, until nobody is expected any more")
          Integer graceMinutes,
      @Schema(description = "for each slot begun after the end, minor units") Long lateFeePerSlot,
      @Size(max = 50)
          @Schema(
              description =
                  "only by the quarter of an hour: a booking lies within one of them, of which one to"
                      + " midnight and the next from midnight are one; always open unless said")
          List<@NotNull @Valid OpeningHoursBody> openingHours) {
    Rules toRules(Rules usual) {
      return new Rules(
          or(min, usual.min()),
          or(max, Math.max(usual.max(), or(min, 1))),
          or(noticeHours, usual.noticeHours()),
          or(windowDays, usual.windowDays()),
          or(buffer, usual.buffer()),
          or(checkIn, usual.checkIn()),
          or(checkOut, usual.checkOut()),
          or(checkInDays, usual.checkInDays()),
          or(graceMinutes, usual.graceMinutes()),
          or(lateFeePerSlot, usual.lateFeePerSlot()),
          openingHours == null
              ? usual.openingHours()
              : openingHours.stream().map(OpeningHoursBody::toHours).toList());
    }

    private static <T> T or(T said, T usual) {
      return said == null ? usual : said;
    }
  }

  /** From when to when on some days of the week, on quarters of an hour. */
  @Schema(name = "NewOpeningHours")
  public record OpeningHoursBody(
      @NotEmpty Set<@NotNull Day> days,
      @NotNull
          @Pattern(
              regexp = QUARTER,
              message = "must be a quarter of an hour such as 11:30, in the listing's zone")
          @Schema(description = "in the listing's zone", example = "11:30")
          String from,
      @NotNull
          @Pattern(
              regexp = QUARTER + "|24:00",
              message = "must be a quarter of an hour such as 14:30, at most 24:00")
          @Schema(description = "in the listing's zone, at most 24:00", example = "14:30")
          String to) {
    private static final String QUARTER = "([01]\\d|2[0-3]):(00|15|30|45)";

    OpeningHours toHours() {
      return OpeningHours.of(days, from, to);
    }
  }

  Offer toOffer() {
    Slot slotOrUsual = slot == null ? kind.usualSlot() : slot;
    Rules usual = kind.usualRules(slotOrUsual);
    return new Offer(
        kind,
        title.toText(),
        description == null ? null : description.toText(),
        location == null ? null : location.toLocation(),
        timeZone,
        slotOrUsual,
        units.stream().map(UnitBody::toUnit).toList(),
        maxGuests == null ? kind.usualGuests() : maxGuests,
        price.toPrice(),
        rules == null ? usual : rules.toRules(usual),
        approval == null ? Approval.INSTANT : approval,
        cancellationPolicy == null ? CancellationPolicy.FLEXIBLE : cancellationPolicy,
        amenities == null ? List.of() : amenities,
        access);
  }
}
