package io.berth.search.adapter.in.rest;

import io.berth.search.application.Found;
import io.berth.search.application.SearchListings;
import io.berth.search.domain.Listing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of what was found; {@code next} goes into {@code after} for the next one. */
@Schema(name = "FoundListings")
public record FoundView(
    List<ItemView> items,
    FacetsView facets,
    @Schema(description = "how many there are on all pages") long count,
    String next,
    @Schema(description = "at most three, nearest first, if a time was asked for and count is 0")
        List<AlternativeView> alternatives) {

  static FoundView of(SearchListings.Answer answer) {
    Found found = answer.found();
    return new FoundView(
        found.items().stream().map(ItemView::of).toList(),
        FacetsView.of(found.facets()),
        found.count(),
        found.last() == null ? null : PageKey.write(found.last()),
        answer.alternatives().stream().map(AlternativeView::of).toList());
  }

  /** A listing. */
  @Schema(name = "FoundListing")
  public record ItemView(
      UUID listingId,
      String kind,
      TextView title,
      @Schema(description = "path of its first photo") String photo,
      LocationView location,
      @Schema(description = "NIGHT, DAY or QUARTER_HOUR") String slot,
      @Schema(description = "one slot without weekends, seasons and fees") MoneyView pricePerSlot,
      @Schema(description = "added once for each guest of a booking") MoneyView pricePerGuest,
      @Schema(description = "what booking asks now, all in; only if a time was asked for")
          MoneyView total,
      RatingView rating,
      @Schema(description = "INSTANT or REQUEST") String approval,
      @Schema(description = "before it a cancellation gives everything back, UTC")
          Instant freeCancellationUntil,
      @Schema(description = "from the point that was asked for, in metres") Long distance) {
    static ItemView of(Found.Item item) {
      return new ItemView(
          item.listingId(),
          item.kind().name(),
          TextView.of(item.title()),
          item.photo(),
          LocationView.of(item.place()),
          item.slot().name(),
          MoneyView.of(item.pricePerSlot()),
          MoneyView.of(item.pricePerGuest()),
          MoneyView.of(item.total()),
          item.rating().count() == 0
              ? new RatingView(null, 0)
              : new RatingView(item.rating().average(), item.rating().count()),
          item.approval().name(),
          item.freeCancellationUntil(),
          item.distanceMetres() == null ? null : Math.round(item.distanceMetres()));
    }
  }

  /** In each language; one may be missing. */
  @Schema(name = "FoundTitle")
  public record TextView(String ko, String en) {
    static TextView of(Listing.Text text) {
      return new TextView(text.ko(), text.en());
    }
  }

  /** WGS 84; anything may be missing. */
  @Schema(name = "FoundLocation")
  public record LocationView(String address, Double lat, Double lon) {
    static LocationView of(Listing.Place place) {
      boolean known = place.address() != null || place.lat() != null;
      return known ? new LocationView(place.address(), place.lat(), place.lon()) : null;
    }
  }

  /** No average without ratings. */
  @Schema(name = "FoundRating")
  public record RatingView(
      @Schema(description = "1 to 5, two decimals") Double average, int count) {}

  /** How many of all that was found have what, the most frequent first. */
  @Schema(name = "Facets")
  public record FacetsView(
      List<CountView> kind,
      @Schema(description = "the 50 most frequent") List<CountView> amenity,
      List<CountView> approval,
      @Schema(description = "totals if a time was asked for, else prices of a slot; one currency")
          List<PriceRangeView> price) {
    static FacetsView of(Found.Facets facets) {
      return new FacetsView(
          counts(facets.kinds()),
          counts(facets.amenities()),
          counts(facets.approvals()),
          facets.prices().stream()
              .map(each -> new PriceRangeView(each.from(), each.to(), each.count()))
              .toList());
    }

    private static List<CountView> counts(Map<?, Integer> counts) {
      Stream<CountView> views =
          counts.entrySet().stream()
              .map(each -> new CountView(each.getKey().toString(), each.getValue()));
      return views
          .sorted(
              Comparator.comparingInt(CountView::count).reversed().thenComparing(CountView::value))
          .toList();
    }
  }

  /** A value that goes into a parameter, and how many have it. */
  @Schema(name = "FacetCount")
  public record CountView(String value, int count) {}

  /** From included, to not, in minor units. */
  @Schema(name = "PriceRange")
  public record PriceRangeView(long from, long to, int count) {}

  /** Other time of the same length, and how many there are then. */
  @Schema(name = "AlternativeTime")
  public record AlternativeView(String from, String to, long count) {
    static AlternativeView of(SearchListings.Alternative alternative) {
      return new AlternativeView(
          Times.text(alternative.time().byDate(), alternative.time().cells().from()),
          Times.text(alternative.time().byDate(), alternative.time().cells().to()),
          alternative.count());
    }
  }
}
