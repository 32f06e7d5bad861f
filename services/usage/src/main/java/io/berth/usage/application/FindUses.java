package io.berth.usage.application;

import io.berth.usage.application.port.Plans;
import io.berth.usage.application.port.Uses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads uses for those whose they are: the guest's own, and those at the host's listings. */
@ApplicationScoped
public class FindUses {
  private final Uses uses;
  private final Plans plans;

  @Inject
  public FindUses(Uses uses, Plans plans) {
    this.uses = uses;
    this.plans = plans;
  }

  protected FindUses() {
    this(null, null);
  }

  /** Who asks, in which roles. */
  public record Asker(UUID id, boolean guest, boolean host) {
    boolean maySee(UUID guestId, UUID hostId) {
      return guest && id.equals(guestId) || host && id.equals(hostId);
    }
  }

  /** One page; {@code next} is the {@code after} of the next one, if there is more. */
  public record Page(List<Uses.Found> items, Optional<UUID> next) {}

  /**
   * A page of the asker's uses.
   *
   * @param listingId null for any
   * @param bookingId null for any
   * @param after null for the first page
   * @return empty if one of the ids is none of the asker's
   */
  @Transactional
  public Optional<Page> page(Asker asker, UUID listingId, UUID bookingId, UUID after, int limit) {
    Uses.Filter filter =
        new Uses.Filter(
            asker.guest() ? asker.id() : null,
            asker.host() ? asker.id() : null,
            listingId,
            bookingId,
            after == null ? null : uses.find(after).orElse(null));
    boolean foreign =
        bookingId != null && !knows(asker, bookingId)
            || listingId != null && isAnothers(asker, listingId)
            || after != null
                && (filter.after() == null
                    || !asker.maySee(filter.after().guestId(), filter.after().hostId()));
    if (foreign) {
      return Optional.empty();
    }
    List<Uses.Found> found = uses.page(filter, limit + 1);
    boolean more = found.size() > limit;
    List<Uses.Found> items = more ? found.subList(0, limit) : found;
    return Optional.of(
        new Page(items, more ? Optional.of(items.get(limit - 1).use().id()) : Optional.empty()));
  }

  /** One use, for its guest or its host. */
  @Transactional
  public Optional<Uses.Found> one(Asker asker, UUID id) {
    return uses.find(id)
        .filter(use -> asker.maySee(use.guestId(), use.hostId()))
        .map(use -> new Uses.Found(use, plans.find(use.bookingId())));
  }

  private boolean knows(Asker asker, UUID bookingId) {
    return plans
            .find(bookingId)
            .filter(plan -> asker.maySee(plan.guestId(), plan.hostId()))
            .isPresent()
        || uses.find(io.berth.usage.domain.ActualUse.idOf(bookingId))
            .filter(use -> asker.maySee(use.guestId(), use.hostId()))
            .isPresent();
  }

  /** A listing without bookings is nobody's here; a guest sees the own uses of any. */
  private boolean isAnothers(Asker asker, UUID listingId) {
    return !asker.guest()
        && plans.hostOf(listingId).filter(host -> !host.equals(asker.id())).isPresent();
  }
}
