package io.berth.listing.adapter.in.rest;

import io.berth.listing.domain.Approval;
import io.berth.listing.domain.CancellationPolicy;
import io.berth.listing.domain.Day;
import io.berth.listing.domain.Kind;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.ListingState;
import io.berth.listing.domain.Location;
import io.berth.listing.domain.Offer;
import io.berth.listing.domain.Photo;
import io.berth.listing.domain.Price;
import io.berth.listing.domain.Rules;
import io.berth.listing.domain.Slot;
import io.berth.listing.domain.Text;
import io.berth.listing.domain.Unit;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A listing; access only for its host. */
@Schema(name = "Listing")
public record ListingView(
    UUID id,
    @Schema(description = "counts its revisions; also the ETag") long version,
    ListingState state,
    UUID hostId,
    Kind kind,
    Text title,
    Text description,
    Location location,
    @Schema(description = "its calendar is this zone's", example = "Asia/Seoul") String timeZone,
    Slot slot,
    List<Unit> units,
    int maxGuests,
    @Schema(description = "amounts in minor units of its currency") Price price,
    RulesView rules,
    Approval approval,
    CancellationPolicy cancellationPolicy,
    List<String> amenities,
    @Schema(description = "in their order; pictures at /api/listings/photos/{id}/{width}")
        List<Photo> photos,
    @Schema(description = "only for its host") String access) {

  /** What it asks of a booking. */
  @Schema(name = "ListingRules")
  public record RulesView(
      @Schema(description = "least number of slots") int min,
      @Schema(description = "greatest number of slots") int max,
      @Schema(description = "hours between booking and start") int noticeHours,
      @Schema(description = "how many days ahead a booking may start") int windowDays,
      @Schema(description = "slots kept free after the end") int buffer,
      @Schema(description = "in the listing's zone", example = "15:00") String checkIn,
      @Schema(description = "in the listing's zone", example = "11:00") String checkOut,
      Set<Day> checkInDays,
      int graceMinutes,
      @Schema(description = "minor units") long lateFeePerSlot,
      @Schema(description = "a booking lies within one of them; none: always open")
          List<OpeningHoursView> openingHours) {
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm");

    static RulesView of(Rules rules) {
      return new RulesView(
          rules.min(),
          rules.max(),
          rules.noticeHours(),
          rules.windowDays(),
          rules.buffer(),
          TIME_OF_DAY.format(rules.checkIn()),
          TIME_OF_DAY.format(rules.checkOut()),
          EnumSet.copyOf(rules.checkInDays()),
          rules.graceMinutes(),
          rules.lateFeePerSlot(),
          OpeningHoursView.of(rules));
    }
  }

  /** From when to when on some days of the week; 24:00 is the end of the day. */
  @Schema(name = "OpeningHours")
  public record OpeningHoursView(Set<Day> days, String from, String to) {
    static List<OpeningHoursView> of(Rules rules) {
      return rules.openingHours().stream()
          .map(
              each ->
                  new OpeningHoursView(
                      EnumSet.copyOf(each.days()), each.from().toString(), each.end()))
          .toList();
    }
  }

  static ListingView of(Listing listing, boolean withAccess) {
    Offer offer = listing.offer();
    return new ListingView(
        listing.id(),
        listing.version(),
        listing.state(),
        listing.hostId(),
        offer.kind(),
        offer.title(),
        offer.description(),
        offer.location(),
        offer.timeZone(),
        offer.slot(),
        listing.units(),
        offer.maxGuests(),
        offer.price(),
        RulesView.of(offer.rules()),
        offer.approval(),
        offer.cancellationPolicy(),
        offer.amenities(),
        listing.photos(),
        withAccess ? offer.access() : null);
  }
}
