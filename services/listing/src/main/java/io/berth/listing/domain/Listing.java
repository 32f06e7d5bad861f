package io.berth.listing.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Something a host offers. It is PUBLISHED from its registration until it is WITHDRAWN, which
 * closes it for new bookings and touches no old one. Every change is a new version and is told
 * whole.
 */
public record Listing(
    UUID id,
    long version,
    ListingState state,
    UUID hostId,
    Instant registeredAt,
    Offer offer,
    List<Unit> units) {
  public Listing {
    units = List.copyOf(units);
  }

  public static Listing register(UUID hostId, Offer offer, Instant now) {
    return new Listing(
        UUID.randomUUID(), 1, ListingState.PUBLISHED, hostId, now, offer, offer.newUnits());
  }

  /**
   * The next version.
   *
   * @throws FixedField if kind, slot, time zone or currency would change
   */
  public Listing revise(Offer revised) {
    requireSame("kind", offer.kind(), revised.kind());
    requireSame("slot", offer.slot(), revised.slot());
    requireSame("timeZone", offer.timeZone(), revised.timeZone());
    requireSame("price.currency", offer.price().currency(), revised.price().currency());
    return new Listing(
        id, version + 1, state, hostId, registeredAt, revised, revised.unitsAfter(units));
  }

  public Listing withdraw() {
    return new Listing(id, version + 1, ListingState.WITHDRAWN, hostId, registeredAt, offer, units);
  }

  /** The last version: withdrawn, without anything that tells of its host as a person. */
  public Listing erased() {
    return new Listing(
        id,
        version + 1,
        ListingState.WITHDRAWN,
        hostId,
        registeredAt,
        offer.withoutPerson(),
        units);
  }

  public boolean isPublished() {
    return state == ListingState.PUBLISHED;
  }

  private static void requireSame(String field, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      throw new FixedField(field);
    }
  }
}
