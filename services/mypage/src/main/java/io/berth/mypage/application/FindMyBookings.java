package io.berth.mypage.application;

import io.berth.mypage.application.port.MyBookings;
import io.berth.mypage.application.port.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what someone's page shows, with the instant that it shows. */
@ApplicationScoped
public class FindMyBookings {
  private final MyBookings bookings;
  private final Progress progress;

  @Inject
  public FindMyBookings(MyBookings bookings, Progress progress) {
    this.bookings = bookings;
    this.progress = progress;
  }

  protected FindMyBookings() {
    this(null, null);
  }

  /** One page; {@code next} is the {@code after} of the next one, if there is more. */
  public record Page(List<MyBookings.Found> items, Optional<UUID> next, Instant asOf) {}

  /** Everything about one booking. */
  public record Whole(
      MyBookings.Found booking,
      List<MyBookings.TimelineEntry> timeline,
      List<MyBookings.LedgerEntry> ledger,
      Instant asOf) {}

  /**
   * A page of someone's bookings.
   *
   * @return empty if {@code after} is none of theirs
   */
  @Transactional
  public Optional<Page> page(
      MyBookings.Side side, UUID person, Optional<Tab> tab, Optional<UUID> after, int limit) {
    if (after.isPresent()
        && after.flatMap(bookings::find).filter(found -> isOf(found, side, person)).isEmpty()) {
      return Optional.empty();
    }
    Instant asOf = progress.asOf();
    List<MyBookings.Found> found =
        bookings.page(
            new MyBookings.Query(
                side,
                person,
                tab.map(Tab::states).orElse(Set.of()),
                tab.map(Tab::isSoonestFirst).orElse(false),
                after,
                limit + 1));
    boolean more = found.size() > limit;
    List<MyBookings.Found> items = more ? found.subList(0, limit) : found;
    return Optional.of(
        new Page(items, more ? Optional.of(items.get(limit - 1).id()) : Optional.empty(), asOf));
  }

  /**
   * Where a unit is.
   *
   * @param reservedFrom when its next booking begins, if it is reserved
   */
  public record Unit(UUID id, String name, UnitState state, Optional<Instant> reservedFrom) {}

  /** The units of a host's listing and where they are. */
  public record Units(List<Unit> items, Instant asOf) {}

  /** The units of a host's listing that were ever booked, by name; any other unit is free. */
  @Transactional
  public Units units(UUID host, UUID listingId) {
    Instant asOf = progress.asOf();
    Map<UUID, List<MyBookings.UnitBookings>> byUnit =
        bookings.units(host, listingId).stream()
            .collect(Collectors.groupingBy(MyBookings.UnitBookings::unitId));
    List<Unit> units =
        byUnit.entrySet().stream()
            .map(entry -> unit(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Unit::name))
            .toList();
    return new Units(units, asOf);
  }

  private static Unit unit(UUID id, List<MyBookings.UnitBookings> bookings) {
    return new Unit(
        id,
        bookings.get(0).unitName(),
        UnitState.of(bookings.stream().map(MyBookings.UnitBookings::state)),
        bookings.stream()
            .filter(each -> UnitState.of(Stream.of(each.state())) == UnitState.RESERVED)
            .map(MyBookings.UnitBookings::nextStartsAt)
            .min(Comparator.naturalOrder()));
  }

  /** A booking, for its guest or its host. */
  @Transactional
  public Optional<Whole> one(UUID id, UUID person, Set<MyBookings.Side> sides) {
    Instant asOf = progress.asOf();
    return bookings
        .find(id)
        .filter(found -> sides.stream().anyMatch(side -> isOf(found, side, person)))
        .map(found -> new Whole(found, bookings.timeline(id), bookings.ledger(id), asOf));
  }

  private static boolean isOf(MyBookings.Found found, MyBookings.Side side, UUID person) {
    return person.equals(
        side == MyBookings.Side.GUEST ? found.standing().guestId() : found.standing().hostId());
  }
}
