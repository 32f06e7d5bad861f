package io.berth.search.adapter.out.persistence;

import static io.berth.search.adapter.out.persistence.Statements.number;

import io.berth.search.application.ListingChange;
import io.berth.search.application.OwnerChange;
import io.berth.search.application.Parts;
import io.berth.search.application.RatingChange;
import io.berth.search.application.port.ReadModel;
import io.berth.search.domain.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** One generation of the read model in tables. */
final class SqlReadModel implements ReadModel {
  /** What stands until another event. */
  private static final long FOR_EVER = Long.MAX_VALUE;

  private static final int PAGE = 1_000;

  /** Days since 1970 are fewer, quarters of an hour are more. */
  private static final long MOST_DAYS = 1_000_000;

  private static final long DAY_MILLIS = 86_400_000;
  private static final long QUARTER_MILLIS = 900_000;

  private final Statements statements;
  private final int generation;

  SqlReadModel(Statements statements, int generation) {
    this.statements = statements;
    this.generation = generation;
  }

  @Override
  public boolean apply(ListingChange change) {
    String id = change.listingId().toString();
    String digest = Parts.digest(change.data());
    int newer =
        statements.update(
            "update listing set version = ?, digest = ?, data = ? where generation = ? and id = ?"
                + " and version < ?",
            change.version(),
            digest,
            change.data(),
            generation,
            id,
            change.version());
    if (newer == 0 && isThere("listing", "id", id)) {
      return false;
    }
    if (newer == 0) {
      statements.update(
          "insert into listing (generation, id, version, digest, data) values (?,?,?,?,?)",
          generation,
          id,
          change.version(),
          digest,
          change.data());
    }
    return true;
  }

  @Override
  public Set<UUID> apply(OwnerChange change) {
    String id = change.ownerId().toString();
    int newer =
        statements.update(
            "update owner set sequence_no = ? where generation = ? and id = ? and sequence_no < ?",
            change.sequence(),
            generation,
            id,
            change.sequence());
    if (newer == 0 && isThere("owner", "id", id)) {
      return Set.of();
    }
    Set<UUID> touched = new HashSet<>();
    if (newer == 0) {
      statements.update(
          "insert into owner (generation, id, sequence_no) values (?,?,?)",
          generation,
          id,
          change.sequence());
    } else {
      touched.addAll(unitsOf(id));
      statements.update("delete from taken where generation = ? and owner_id = ?", generation, id);
    }
    int part = 0;
    for (OwnerChange.Owned owned : change.owns()) {
      statements.update(
          "insert into taken (generation, owner_id, part, listing_id, unit_id, from_cell, to_cell,"
              + " held_until, late, over_at) values (?,?,?,?,?,?,?,?,?,?)",
          generation,
          id,
          part++,
          change.listingId().toString(),
          owned.unitId().toString(),
          owned.period().from(),
          owned.period().to(),
          owned.heldUntil() == null ? FOR_EVER : owned.heldUntil().toEpochMilli(),
          owned.late() ? 1 : 0,
          overAt(owned));
      touched.add(owned.unitId());
    }
    return touched;
  }

  @Override
  public boolean apply(RatingChange change) {
    String id = change.reviewId().toString();
    if (isThere("rating", "review_id", id)) {
      return false;
    }
    statements.update(
        "insert into rating (generation, review_id, listing_id, rating) values (?,?,?,?)",
        generation,
        id,
        change.listingId().toString(),
        change.rating());
    return true;
  }

  @Override
  public void walk(BiConsumer<String, String> reader) {
    walkListings(reader);
    walkOwners(reader);
    walkRatings(reader);
  }

  private void walkListings(BiConsumer<String, String> reader) {
    walk(
        "id, version, data from listing",
        "id",
        page ->
            page.forEach(
                row ->
                    reader.accept(
                        Parts.listingName(id(row[0])),
                        Parts.listing(number(row[1]), (String) row[2]))));
  }

  private void walkOwners(BiConsumer<String, String> reader) {
    walk(
        "id, sequence_no from owner",
        "id",
        page -> {
          Map<UUID, List<OwnerChange.Owned>> owned = owned(page.get(0)[0], last(page)[0]);
          page.forEach(
              row ->
                  reader.accept(
                      Parts.ownerName(id(row[0])),
                      Parts.owner(number(row[1]), owned.getOrDefault(id(row[0]), List.of()))));
        });
  }

  private void walkRatings(BiConsumer<String, String> reader) {
    walk(
        "review_id, listing_id, rating from rating",
        "review_id",
        page ->
            page.forEach(
                row ->
                    reader.accept(
                        Parts.ratingName(id(row[0])),
                        Parts.rating(
                            new RatingChange(
                                id(row[0]), id(row[1]), Math.toIntExact(number(row[2])))))));
  }

  private Map<UUID, List<OwnerChange.Owned>> owned(Object firstOwner, Object lastOwner) {
    Map<UUID, List<OwnerChange.Owned>> owned = new HashMap<>();
    for (Object[] row :
        statements.rows(
            "select owner_id, unit_id, from_cell, to_cell, held_until, late from taken where"
                + " generation = ? and owner_id >= ? and owner_id <= ?",
            generation,
            firstOwner,
            lastOwner)) {
      owned
          .computeIfAbsent(id(row[0]), owner -> new ArrayList<>())
          .add(
              new OwnerChange.Owned(
                  id(row[1]),
                  new Period(number(row[2]), number(row[3])),
                  heldUntil(row[4]),
                  number(row[5]) == 1));
    }
    return owned;
  }

  private void walk(
      String columnsAndTable, String key, java.util.function.Consumer<List<Object[]>> reader) {
    String after = "";
    List<Object[]> page;
    do {
      page =
          statements.rows(
              "select %s where generation = ? and %s > ? order by %s fetch first %d rows only"
                  .formatted(columnsAndTable, key, key, PAGE),
              generation,
              after);
      if (!page.isEmpty()) {
        reader.accept(page);
        after = (String) last(page)[0];
      }
    } while (page.size() == PAGE);
  }

  private boolean isThere(String table, String key, String id) {
    return !statements
        .rows(
            "select %s, generation from %s where generation = ? and %s = ?"
                .formatted(key, table, key),
            generation,
            id)
        .isEmpty();
  }

  private List<UUID> unitsOf(String owner) {
    return statements
        .rows(
            "select unit_id, part from taken where generation = ? and owner_id = ?",
            generation,
            owner)
        .stream()
        .map(row -> id(row[0]))
        .toList();
  }

  /** When the cells are past in every zone, the last of them twelve hours after UTC. */
  private static long overAt(OwnerChange.Owned owned) {
    long to = owned.period().to();
    return owned.late() ? FOR_EVER : to < MOST_DAYS ? (to + 1) * DAY_MILLIS : to * QUARTER_MILLIS;
  }

  /** Null for ever. */
  static Instant heldUntil(Object value) {
    return number(value) == FOR_EVER ? null : Instant.ofEpochMilli(number(value));
  }

  private static Object[] last(List<Object[]> page) {
    return page.get(page.size() - 1);
  }

  private static UUID id(Object text) {
    return UUID.fromString((String) text);
  }
}
