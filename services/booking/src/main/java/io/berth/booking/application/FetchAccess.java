package io.berth.booking.application;

import io.berth.booking.application.port.Accesses;
import io.berth.booking.application.port.ListingDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks listing how to get in, once for each version that booking has heard of, and again until it
 * answers: so that a guest can be shown it also while listing is away. Any number of processes may
 * do it at once.
 */
@ApplicationScoped
public class FetchAccess {
  private final Known known;
  private final ListingDirectory directory;

  @Inject
  public FetchAccess(Known known, ListingDirectory directory) {
    this.known = known;
    this.directory = directory;
  }

  protected FetchAccess() {
    this(null, null);
  }

  /** Listings that are to be asked, at most {@code limit}. */
  public List<UUID> due(int limit) {
    return known.due(limit);
  }

  public void fetch(UUID listingId) {
    try {
      Optional<ListingDirectory.Access> said = directory.access(listingId);
      known.keep(listingId, said.orElse(new ListingDirectory.Access(Long.MAX_VALUE, null)));
    } catch (ListingDirectory.Unavailable away) {
      known.putOff(listingId);
    }
  }

  /** What is known so far, in transactions of their own. */
  @ApplicationScoped
  public static class Known {
    private final Accesses accesses;
    private final BookingSettings settings;
    private final Clock clock;

    @Inject
    public Known(Accesses accesses, BookingSettings settings, Clock clock) {
      this.accesses = accesses;
      this.settings = settings;
      this.clock = clock;
    }

    protected Known() {
      this(null, null, null);
    }

    @Transactional
    List<UUID> due(int limit) {
      return accesses.due(clock.instant(), limit);
    }

    @Transactional
    void keep(UUID listingId, ListingDirectory.Access said) {
      if (!accesses.keep(listingId, said.version(), said.text())) {
        putOff(listingId);
      }
    }

    @Transactional
    void putOff(UUID listingId) {
      accesses.putOff(listingId, clock.instant().plus(settings.reconcileEvery()));
    }
  }
}
