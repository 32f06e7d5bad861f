package io.berth.listing.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
    List<Unit> units,
    List<Photo> photos) {
  /** How many photos a listing may have. */
  public static final int MOST_PHOTOS = 20;

  public Listing {
    units = List.copyOf(units);
    photos = photos == null ? List.of() : List.copyOf(photos);
  }

  public static Listing register(UUID hostId, Offer offer, Instant now) {
    return new Listing(
        UUID.randomUUID(),
        1,
        ListingState.PUBLISHED,
        hostId,
        now,
        offer,
        offer.newUnits(),
        List.of());
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
        id, version + 1, state, hostId, registeredAt, revised, revised.unitsAfter(units), photos);
  }

  public Listing withdraw() {
    return new Listing(
        id, version + 1, ListingState.WITHDRAWN, hostId, registeredAt, offer, units, photos);
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
        units,
        List.of());
  }

  /** The next version with other photos. */
  private Listing withPhotos(List<Photo> other) {
    return new Listing(id, version + 1, state, hostId, registeredAt, offer, units, other);
  }

  public Optional<Photo> photo(UUID photoId) {
    return photos.stream().filter(photo -> photo.id().equals(photoId)).findFirst();
  }

  /**
   * The next version, with one more photo at the end.
   *
   * @throws TooManyPhotos if there are as many as may be
   */
  public Listing withPhoto(Photo photo) {
    if (photos.size() >= MOST_PHOTOS) {
      throw new TooManyPhotos();
    }
    return withPhotos(Stream.concat(photos.stream(), Stream.of(photo)).toList());
  }

  public Listing withoutPhoto(UUID photoId) {
    return withPhotos(photos.stream().filter(photo -> !photo.id().equals(photoId)).toList());
  }

  /**
   * The next version, with the photos in another order and what they show.
   *
   * @param order each photo once, with its alternative text or null
   * @throws InvalidListing if one is missing, unknown or there twice
   */
  public Listing withPhotosArranged(Map<UUID, Text> order) {
    List<Photo> arranged = new ArrayList<>();
    order.forEach(
        (photoId, alt) ->
            photo(photoId).ifPresent(p -> arranged.add(new Photo(photoId, alt, p.widths()))));
    if (arranged.size() != order.size() || arranged.size() != photos.size()) {
      throw new InvalidListing("photos", "Complete", "must name each photo of the listing once");
    }
    return withPhotos(arranged);
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
