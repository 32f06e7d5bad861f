package io.berth.listing.adapter.in.rest;

import io.berth.listing.adapter.out.messaging.ListingMessage;
import io.berth.listing.domain.Approval;
import io.berth.listing.domain.CancellationPolicy;
import io.berth.listing.domain.Kind;
import io.berth.listing.domain.Listing;
import io.berth.listing.domain.Location;
import io.berth.listing.domain.Price;
import io.berth.listing.domain.Slot;
import io.berth.listing.domain.Text;
import io.berth.listing.domain.Unit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A listing; access only for its host. */
@Schema(name = "Listing")
public record ListingView(
    UUID id,
    long version,
    Listing.State state,
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
    ListingMessage.RulesPart rules,
    Approval approval,
    CancellationPolicy cancellationPolicy,
    List<String> amenities,
    String access) {
  static ListingView of(Listing listing, boolean withAccess) {
    ListingMessage told = ListingMessage.of(listing);
    return new ListingView(
        told.listingId(),
        told.version(),
        told.state(),
        told.hostId(),
        told.kind(),
        told.title(),
        told.description(),
        told.location(),
        told.timeZone(),
        told.slot(),
        told.units(),
        told.maxGuests(),
        told.price(),
        told.rules(),
        told.approval(),
        told.cancellationPolicy(),
        told.amenities(),
        withAccess ? told.access() : null);
  }
}
