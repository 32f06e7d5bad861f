package io.berth.mypage.adapter.in.rest;

import io.berth.mypage.application.BookingChange.Standing;
import io.berth.mypage.application.port.MyBookings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A booking as my page shows it. */
@Schema(name = "MyBooking")
public record MyBookingView(
    UUID id,
    String state,
    @Schema(description = "why it stands so, if there is a reason") String reason,
    ListingView listing,
    String kind,
    String unit,
    @Schema(description = "absent if the guest is erased") UUID guestId,
    @Schema(description = "absent if the host is erased") UUID hostId,
    @Schema(description = "a date, or a time with its offset") String from,
    String to,
    @Schema(description = "the listing's time zone (IANA)") String timeZone,
    @Schema(description = "when its use may begin, UTC") Instant startsAt,
    @Schema(description = "when its use must be over, UTC") Instant endsAt,
    int guests,
    MoneyView total,
    @Schema(description = "what is to be given back, if anything") MoneyView refund,
    @Schema(description = "what its guest gave it, 1 to 5; absent without a review") Integer rating,
    @Schema(description = "until when its state lasts at most, UTC") Instant deadline,
    @Schema(description = "when it last changed, UTC") Instant updatedAt) {

  /** The listing; without a title until the listing's own event has arrived. */
  @Schema(name = "MyListing")
  public record ListingView(
      UUID id,
      TitleView title,
      @Schema(description = "of all its reviews; absent without one") RatingsView rating) {}

  /** All ratings of a listing together. */
  @Schema(name = "MyListingRatings")
  public record RatingsView(
      @Schema(description = "1.0 to 5.0, one decimal") BigDecimal average, long count) {}

  /** A title in each language; one may be missing. */
  @Schema(name = "MyListingTitle")
  public record TitleView(String ko, String en) {}

  static MyBookingView of(MyBookings.Found found) {
    Standing standing = found.standing();
    return new MyBookingView(
        found.id(),
        standing.state(),
        found.reason(),
        new ListingView(
            standing.listingId(),
            found.title().map(title -> new TitleView(title.ko(), title.en())).orElse(null),
            found
                .ratings()
                .map(ratings -> new RatingsView(ratings.average(), ratings.count()))
                .orElse(null)),
        standing.kind(),
        standing.unitName(),
        standing.guestId(),
        standing.hostId(),
        standing.from(),
        standing.to(),
        standing.timeZone(),
        standing.startsAt(),
        standing.endsAt(),
        standing.guests(),
        MoneyView.of(standing.total()),
        standing.refund().amount() == 0 ? null : MoneyView.of(standing.refund()),
        found.rating().orElse(null),
        standing.deadline(),
        found.updatedAt());
  }
}
