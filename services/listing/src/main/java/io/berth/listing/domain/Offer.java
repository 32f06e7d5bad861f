package io.berth.listing.domain;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a host says of a listing; all of it may be revised but kind, slot, time zone and currency.
 *
 * @param description null: none
 * @param location null: none
 * @param units as the host names them: those without an id are new
 * @param access door code, pick-up place or link; null: none
 */
public record Offer(
    Kind kind,
    Text title,
    Text description,
    Location location,
    String timeZone,
    Slot slot,
    List<NamedUnit> units,
    int maxGuests,
    Price price,
    Rules rules,
    Approval approval,
    CancellationPolicy cancellationPolicy,
    List<String> amenities,
    String access) {
  private static final int MOST_UNITS = 1_000;

  /** A unit as the host names it; {@code state} null means ACTIVE. */
  public record NamedUnit(UUID id, String name, UnitState state) {}

  public Offer {
    units = List.copyOf(units);
    amenities = List.copyOf(amenities);
    if (units.isEmpty() || units.size() > MOST_UNITS) {
      throw new InvalidListing("units", "Size", "must be 1 to " + MOST_UNITS);
    }
    if (!rules.openingHours().isEmpty() && slot != Slot.QUARTER_HOUR) {
      throw new InvalidListing(
          "rules.openingHours", "Slot", "is only for what is booked by the quarter of an hour");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < units.size(); i++) {
      if (!names.add(units.get(i).name())) {
        throw new InvalidListing("units[" + i + "].name", "Unique", "is there twice");
      }
    }
    try {
      ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw new InvalidListing("timeZone", "Zone", "must be a zone such as Asia/Seoul");
    }
  }

  /** The same without description, place and access. */
  Offer withoutPerson() {
    return new Offer(
        kind,
        title,
        null,
        null,
        timeZone,
        slot,
        units,
        maxGuests,
        price,
        rules,
        approval,
        cancellationPolicy,
        amenities,
        null);
  }

  List<Unit> newUnits() {
    List<Unit> made = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).id() != null) {
        throw new InvalidListing("units[" + i + "].id", "New", "can't be chosen");
      }
      made.add(Unit.named(units.get(i).name()));
    }
    return made;
  }

  /** The units after a revision: named ones kept, new ones added, all others retired. */
  List<Unit> unitsAfter(List<Unit> before) {
    List<Unit> after = new ArrayList<>();
    Set<UUID> kept = new HashSet<>();
    for (int i = 0; i < units.size(); i++) {
      NamedUnit named = units.get(i);
      if (named.id() == null) {
        after.add(Unit.named(named.name()));
        continue;
      }
      boolean known = before.stream().anyMatch(unit -> unit.id().equals(named.id()));
      if (!known || !kept.add(named.id())) {
        throw new InvalidListing("units[" + i + "].id", "Known", "is no unit of this listing");
      }
      UnitState state = named.state() == null ? UnitState.ACTIVE : named.state();
      after.add(new Unit(named.id(), named.name(), state));
    }
    before.stream()
        .filter(unit -> !kept.contains(unit.id()))
        .map(Unit::retired)
        .forEach(after::add);
    return after;
  }
}
