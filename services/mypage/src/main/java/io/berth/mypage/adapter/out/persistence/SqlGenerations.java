package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.Drift;
import io.berth.mypage.application.port.Generations;
import io.berth.mypage.application.port.ReadModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@ApplicationScoped
public class SqlGenerations implements Generations {
  private static final int EXAMPLES = 10;

  /** The tables of a generation: what names a row, and what else is in it. */
  private static final List<Table> TABLES =
      List.of(
          new Table(
              "booking",
              List.of("id"),
              "sequence_no, state, listing_id, unit_id, unit_name, guest_id, host_id, kind, from_text,"
                  + " to_text, time_zone, starts_at, ends_at, guests, total, refund, currency,"
                  + " deadline, reason, updated_at"),
          new Table("listing", List.of("id"), "version, title_ko, title_en"),
          new Table("review", List.of("id"), "listing_id, posted_at, rating"),
          new Table(
              "timeline",
              List.of("booking_id", "sequence_no"),
              "happened_at, type, done_by, reason"),
          new Table(
              "ledger",
              List.of("payment_id", "sequence_no"),
              "booking_id, happened_at, purpose, type, amount, currency"));

  private final EntityManager entityManager;

  @Inject
  public SqlGenerations(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlGenerations() {
    this(null);
  }

  @Override
  public List<ReadModel> current() {
    Object[] row = row();
    return Stream.of(row[0], row[1])
        .filter(generation -> generation != null)
        .map(generation -> of(((Number) generation).intValue()))
        .toList();
  }

  @Override
  public ReadModel live() {
    return of(((Number) row()[0]).intValue());
  }

  @Override
  public ReadModel of(int generation) {
    return new JpaReadModel(entityManager, generation);
  }

  @Override
  public Optional<Integer> open() {
    int opened =
        update(
            "update generation set newest = newest + 1, building = newest + 1 where id = 1 and"
                + " building is null");
    return opened == 0 ? Optional.empty() : Optional.of(((Number) row()[1]).intValue());
  }

  @Override
  public void makeLive(int generation) {
    update(
        "update generation set live = ?, building = null where id = 1 and building = ?",
        generation,
        generation);
  }

  @Override
  public void abandon(int generation) {
    update("update generation set building = null where id = 1 and building = ?", generation);
  }

  @Override
  public void sweep() {
    for (Table table : TABLES) {
      update(
          "delete from "
              + table.name()
              + " where generation not in (select live from generation) and generation not in"
              + " (select building from generation where building is not null)");
    }
  }

  @Override
  public Drift drift(int generation) {
    int live = ((Number) row()[0]).intValue();
    long missing = 0;
    long differing = 0;
    long added = 0;
    List<String> examples = new ArrayList<>();
    for (Table table : TABLES) {
      long missingHere = count(table.keysOnlyIn(), live, generation);
      missing += missingHere;
      added += count(table.keysOnlyIn(), generation, live);
      differing += count(table.rowsOnlyIn(), live, generation) - missingHere;
      names(table, live, generation).forEach(examples::add);
    }
    return new Drift(missing, differing, added, examples);
  }

  private long count(String query, int in, int other) {
    Object count =
        query("select count(*) from (" + query + ") x", in, other).getResultList().get(0);
    return ((Number) count).longValue();
  }

  @SuppressWarnings("unchecked")
  private Stream<String> names(Table table, int live, int generation) {
    String keys = String.join(", ", table.keys());
    List<Object> rows =
        query("select " + keys + " from (" + table.rowsOnlyIn() + ") x", live, generation)
            .setMaxResults(EXAMPLES)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                table.name()
                    + " "
                    + (row instanceof Object[] parts
                        ? Stream.of(parts).map(String::valueOf).collect(Collectors.joining(" "))
                        : row));
  }

  private Object[] row() {
    return (Object[])
        query("select live, building from generation where id = 1").getResultList().get(0);
  }

  private int update(String sql, Object... parameters) {
    return query(sql, parameters).executeUpdate();
  }

  private Query query(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }

  private record Table(String name, List<String> keys, String contents) {
    String keysOnlyIn() {
      return onlyIn(String.join(", ", keys));
    }

    String rowsOnlyIn() {
      return onlyIn(String.join(", ", keys) + ", " + contents);
    }

    private String onlyIn(String columns) {
      return "select %s from %s where generation = ? except select %s from %s where generation = ?"
          .formatted(columns, name, columns, name);
    }
  }
}
