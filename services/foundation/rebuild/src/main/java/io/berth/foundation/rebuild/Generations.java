package io.berth.foundation.rebuild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The generations of a context's views: the live one, which people see, and while a rebuilding runs
 * the next one beside it. The context's own schema has the table {@code generation}. All methods
 * need a running transaction.
 */
@ApplicationScoped
public class Generations {
  private static final int EXAMPLES = 10;

  private final EntityManager entityManager;
  private final Views views;

  @Inject
  public Generations(EntityManager entityManager, Views views) {
    this.entityManager = entityManager;
    this.views = views;
  }

  protected Generations() {
    this(null, null);
  }

  /** Those that an event goes to: the live one, and the one that is being built. */
  public List<Integer> current() {
    return Stream.of(row())
        .filter(generation -> generation != null)
        .map(generation -> ((Number) generation).intValue())
        .toList();
  }

  public int live() {
    return ((Number) row()[0]).intValue();
  }

  /** Opens a new generation beside the live one; empty if one is being built already. */
  Optional<Integer> open() {
    int opened =
        update(
            "update generation set newest = newest + 1, building = newest + 1 where id = 1 and"
                + " building is null");
    return opened == 0 ? Optional.empty() : Optional.of(((Number) row()[1]).intValue());
  }

  /** Shows the generation to people from now on. */
  void makeLive(int generation) {
    update(
        "update generation set live = ?, building = null where id = 1 and building = ?",
        generation,
        generation);
  }

  /** Builds the generation no further. */
  void abandon(int generation) {
    update("update generation set building = null where id = 1 and building = ?", generation);
  }

  /** Deletes what belongs to no current generation. */
  void sweep() {
    for (Views.Table table : views.tables()) {
      update(
          "delete from "
              + table.name()
              + " where generation not in (select live from generation) and generation not in"
              + " (select building from generation where building is not null)");
    }
  }

  /** In what the generation differs from the live one. */
  Drift drift(int generation) {
    int live = live();
    long missing = 0;
    long differing = 0;
    long added = 0;
    List<String> examples = new ArrayList<>();
    for (Views.Table table : views.tables()) {
      String keys = String.join(", ", table.keys());
      String rows =
          Stream.concat(table.keys().stream(), table.contents().stream())
              .collect(Collectors.joining(", "));
      long missingHere = count(onlyIn(table, keys), live, generation);
      missing += missingHere;
      added += count(onlyIn(table, keys), generation, live);
      differing += count(onlyIn(table, rows), live, generation) - missingHere;
      examples.addAll(names(table, keys, onlyIn(table, rows), live, generation));
    }
    return new Drift(missing, differing, added, examples);
  }

  private static String onlyIn(Views.Table table, String columns) {
    return "select %s from %s where generation = ? except select %s from %s where generation = ?"
        .formatted(columns, table.name(), columns, table.name());
  }

  private long count(String query, int in, int other) {
    Object count =
        query("select count(*) from (" + query + ") x", in, other).getResultList().get(0);
    return ((Number) count).longValue();
  }

  @SuppressWarnings("unchecked")
  private List<String> names(
      Views.Table table, String keys, String rows, int live, int generation) {
    List<Object> found =
        query("select " + keys + " from (" + rows + ") x", live, generation)
            .setMaxResults(EXAMPLES)
            .getResultList();
    return found.stream()
        .map(
            row ->
                table.name()
                    + " "
                    + (row instanceof Object[] parts
                        ? Stream.of(parts).map(String::valueOf).collect(Collectors.joining(" "))
                        : row))
        .toList();
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
}
