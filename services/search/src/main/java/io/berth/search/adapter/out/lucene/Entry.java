package io.berth.search.adapter.out.lucene;

import io.berth.search.application.Rating;
import io.berth.search.domain.Approval;
import io.berth.search.domain.CancellationPolicy;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Listing;
import java.util.Optional;
import java.util.UUID;

/** What a search must know of each listing that it looks at. */
final class Entry {
  /**
   * A unit.
   *
   * @param among which its number is its own
   */
  record NumberedUnit(UUID id, Units among, int number) {}

  private static final NumberedUnit[] NO_UNITS = {};

  final int number;
  final UUID id;
  NumberedUnit[] units = NO_UNITS;
  Rating rating = Rating.NONE;
  long version;
  boolean published;
  Kind kind;
  Approval approval;
  CancellationPolicy cancellationPolicy;
  boolean byDate;
  int buffer;
  double lat;
  double lon;

  Entry(int number, UUID id) {
    this.number = number;
    this.id = id;
  }

  /** Takes over a version. */
  void take(Listing listing) {
    version = listing.version();
    published = listing.published();
    kind = listing.kind();
    approval = listing.approval();
    cancellationPolicy = listing.cancellationPolicy();
    byDate = listing.rules().calendar().slot().isByDate();
    buffer = listing.buffer();
    lat = listing.place().lat() == null ? Double.NaN : listing.place().lat();
    lon = listing.place().lon() == null ? Double.NaN : listing.place().lon();
  }

  Optional<NumberedUnit> unit(UUID unitId) {
    for (NumberedUnit unit : units) {
      if (unit.id().equals(unitId)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}
