package io.berth.search.adapter.out.persistence;

import io.berth.foundation.rebuild.Views;
import io.berth.search.application.port.Published;
import io.berth.search.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/** The tables that are a fold of events, for their rebuilding. */
@ApplicationScoped
public class SqlViews implements Views {
  private static final List<Table> TABLES =
      List.of(
          new Table("listing", List.of("id"), List.of("version", "digest")),
          new Table("owner", List.of("id"), List.of("sequence_no")),
          new Table(
              "taken",
              List.of("owner_id", "part"),
              List.of("listing_id", "unit_id", "from_cell", "to_cell", "held_until", "late")),
          new Table("rating", List.of("review_id"), List.of("listing_id", "rating")));

  private final Published published;
  private final ReadModels readModels;

  @Inject
  public SqlViews(Published published, ReadModels readModels) {
    this.published = published;
    this.readModels = readModels;
  }

  protected SqlViews() {
    this(null, null);
  }

  @Override
  public List<Table> tables() {
    return TABLES;
  }

  @Override
  public boolean replay(Consumer<Change> changes) {
    return published.replayWhole(
        change -> changes.accept(generation -> change.applyTo(readModels.of(generation))));
  }
}
