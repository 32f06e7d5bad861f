package io.berth.usage.application.port;

import io.berth.usage.application.Plan;
import io.berth.usage.domain.ActualUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The recorded uses. All methods need a running transaction. */
public interface Uses {
  Optional<ActualUse> find(UUID id);

  /**
   * Records a use that began.
   *
   * @return false if it was recorded before
   */
  boolean add(ActualUse use);

  /**
   * Records how it ended.
   *
   * @return false if it had ended before
   */
  boolean end(ActualUse ended);

  /** Deletes the notes of all uses that the person had a part in. */
  void deleteNotes(UUID person);

  /** A page, latest start first. */
  List<Found> page(Filter filter, int limit);

  /** Ended uses of bookings that are still in use, by the ids of the bookings. */
  Set<String> unsettled(Instant endedBefore);

  /** Uses of bookings that have not begun, by the ids of the bookings. */
  Set<String> notBegun(Instant startedBefore);

  /** A use beside its plan; there is none until booking's first event has arrived. */
  record Found(ActualUse use, Optional<Plan> plan) {}

  /**
   * What a list shows; null means any.
   *
   * @param guestId its guest; with a host given too, either may be
   * @param after the last of the page before
   */
  record Filter(UUID guestId, UUID hostId, UUID listingId, UUID bookingId, ActualUse after) {}
}
