package io.berth.listing.adapter.out.messaging;

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

/** A listing as it is told, whole but for its access; the contract is {@code contracts/listing}. */
public record ListingMessage(
    UUID listingId,
    long version,
    ListingState state,
    UUID hostId,
    Kind kind,
    Text title,
    Text description,
    Location location,
    String timeZone,
    Slot slot,
    List<Unit> units,
    int maxGuests,
    Price price,
    RulesPart rules,
    Approval approval,
    CancellationPolicy cancellationPolicy,
    List<String> amenities,
    List<Photo> photos) {

  /** The rules; times of day without seconds. */
  public record RulesPart(
      int min,
      int max,
      int noticeHours,
      int windowDays,
      int buffer,
      String checkIn,
      String checkOut,
      Set<Day> checkInDays,
      int graceMinutes,
      long lateFeePerSlot,
      List<OpeningHoursPart> openingHours) {
    static RulesPart of(Rules rules) {
      DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm");
      return new RulesPart(
          rules.min(),
          rules.max(),
          rules.noticeHours(),
          rules.windowDays(),
          rules.buffer(),
          rules.checkIn().format(time),
          rules.checkOut().format(time),
          EnumSet.copyOf(rules.checkInDays()),
          rules.graceMinutes(),
          rules.lateFeePerSlot(),
          OpeningHoursPart.of(rules));
    }
  }

  /** From when to when on some days of the week; 24:00 is the end of the day. */
  public record OpeningHoursPart(Set<Day> days, String from, String to) {
    static List<OpeningHoursPart> of(Rules rules) {
      return rules.openingHours().stream()
          .map(
              each ->
                  new OpeningHoursPart(
                      EnumSet.copyOf(each.days()), each.from().toString(), each.end()))
          .toList();
    }
  }

  public static ListingMessage of(Listing listing) {
    Offer offer = listing.offer();
    return new ListingMessage(
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
        RulesPart.of(offer.rules()),
        offer.approval(),
        offer.cancellationPolicy(),
        offer.amenities(),
        listing.photos());
  }
}
