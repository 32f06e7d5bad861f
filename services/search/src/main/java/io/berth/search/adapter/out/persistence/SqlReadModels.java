package io.berth.search.adapter.out.persistence;

import static io.berth.search.adapter.out.persistence.Statements.marks;
import static io.berth.search.adapter.out.persistence.Statements.number;

import io.berth.search.application.ListingState;
import io.berth.search.application.Rating;
import io.berth.search.application.Taken;
import io.berth.search.application.port.ListingDocuments;
import io.berth.search.application.port.ReadModel;
import io.berth.search.application.port.ReadModels;
import io.berth.search.domain.Listing;
import io.berth.search.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
public class SqlReadModels implements ReadModels {
  private static final String TAKEN =
      "select listing_id, unit_id, from_cell, to_cell, held_until, late from taken where"
          + " over_at > ? and generation = ? and ";

  private final Statements statements;
  private final ListingDocuments documents;

  @Inject
  public SqlReadModels(EntityManager entityManager, ListingDocuments documents) {
    this.statements = new Statements(entityManager);
    this.documents = documents;
  }

  protected SqlReadModels() {
    this(null, null);
  }

  @Override
  public ReadModel of(int generation) {
    return new SqlReadModel(statements, generation);
  }

  @Override
  public List<ListingState> page(int generation, UUID after, int limit, Instant now) {
    String from = after == null ? "" : after.toString();
    List<Listing> listings =
        listings(
            "id > ? order by id fetch first " + limit + " rows only", List.of(generation, from));
    if (listings.isEmpty()) {
      return List.of();
    }
    String to = listings.get(listings.size() - 1).id().toString();
    return states(
        listings, "listing_id > ? and listing_id <= ?", List.of(generation, from, to), now);
  }

  @Override
  public List<ListingState> find(int generation, Collection<UUID> listingIds, Instant now) {
    List<Object> parameters = parameters(generation, listingIds);
    String in = "in (" + marks(listingIds) + ")";
    return states(listings("id " + in, parameters), "listing_id " + in, parameters, now);
  }

  @Override
  public Map<UUID, List<Taken>> taken(int generation, Collection<UUID> unitIds, Instant now) {
    return taken("unit_id in (" + marks(unitIds) + ")", parameters(generation, unitIds), now);
  }

  private List<Listing> listings(String condition, List<Object> parameters) {
    return statements
        .rows(
            "select data, id from listing where generation = ? and " + condition,
            parameters.toArray())
        .stream()
        .map(row -> documents.read((String) row[0]))
        .toList();
  }

  private List<ListingState> states(
      List<Listing> listings, String condition, List<Object> parameters, Instant now) {
    Map<UUID, List<Taken>> taken = taken(condition, parameters, now);
    Map<UUID, Rating> ratings = ratings(condition, parameters);
    return listings.stream()
        .map(
            listing ->
                new ListingState(listing, taken, ratings.getOrDefault(listing.id(), Rating.NONE)))
        .toList();
  }

  /** By unit. */
  private Map<UUID, List<Taken>> taken(String condition, List<Object> parameters, Instant now) {
    Map<UUID, List<Taken>> taken = new HashMap<>();
    List<Object> all = new ArrayList<>(parameters);
    all.add(0, now.toEpochMilli());
    for (Object[] row : statements.rows(TAKEN + condition, all.toArray())) {
      taken
          .computeIfAbsent(UUID.fromString((String) row[1]), unit -> new ArrayList<>())
          .add(
              new Taken(
                  new Period(number(row[2]), number(row[3])),
                  SqlReadModel.heldUntil(row[4]),
                  number(row[5]) == 1));
    }
    return taken;
  }

  private Map<UUID, Rating> ratings(String condition, List<Object> parameters) {
    Map<UUID, Rating> ratings = new HashMap<>();
    for (Object[] row :
        statements.rows(
            "select listing_id, sum(cast(rating as bigint)), count(*) from rating where generation = ? and "
                + condition
                + " group by listing_id",
            parameters.toArray())) {
      ratings.put(
          UUID.fromString((String) row[0]),
          new Rating(number(row[1]), Math.toIntExact(number(row[2]))));
    }
    return ratings;
  }

  private static List<Object> parameters(int generation, Collection<UUID> ids) {
    return Stream.concat(Stream.<Object>of(generation), ids.stream().map(UUID::toString)).toList();
  }
}
