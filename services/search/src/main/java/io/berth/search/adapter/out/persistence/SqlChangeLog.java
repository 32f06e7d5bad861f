package io.berth.search.adapter.out.persistence;

import static io.berth.search.adapter.out.persistence.Statements.number;

import io.berth.search.application.Mark;
import io.berth.search.application.port.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@ApplicationScoped
public class SqlChangeLog implements ChangeLog {
  private static final String MARKS = "select stamp, listing_id, unit_id from changed where ";

  private final Statements statements;

  @Inject
  public SqlChangeLog(EntityManager entityManager) {
    this.statements = new Statements(entityManager);
  }

  protected SqlChangeLog() {
    this(null);
  }

  @Override
  public long next() {
    statements.update("update stamp set stamp = stamp + 1 where id = 1");
    return stamp();
  }

  @Override
  public void mark(long stamp, UUID listingId, UUID unitId) {
    String listing = listingId.toString();
    String unit = unitId == null ? "" : unitId.toString();
    int known =
        statements.update(
            "update changed set stamp = ? where listing_id = ? and unit_id = ?",
            stamp,
            listing,
            unit);
    if (known == 0) {
      statements.update(
          "insert into changed (listing_id, unit_id, stamp) values (?,?,?)", listing, unit, stamp);
    }
  }

  @Override
  public long stamp() {
    return number(statements.rows("select stamp, id from stamp where id = 1").get(0)[0]);
  }

  @Override
  public List<Mark> after(long stamp, int limit) {
    List<Mark> marks =
        marks(MARKS + "stamp > ? order by stamp fetch first " + limit + " rows only", stamp);
    if (marks.size() < limit) {
      return marks;
    }
    long last = marks.get(limit - 1).stamp();
    return Stream.concat(
            marks.stream().filter(mark -> mark.stamp() < last),
            marks(MARKS + "stamp = ?", last).stream())
        .toList();
  }

  private List<Mark> marks(String sql, long stamp) {
    return statements.rows(sql, stamp).stream()
        .map(
            row ->
                new Mark(
                    number(row[0]),
                    UUID.fromString((String) row[1]),
                    ((String) row[2]).isEmpty() ? null : UUID.fromString((String) row[2])))
        .toList();
  }
}
