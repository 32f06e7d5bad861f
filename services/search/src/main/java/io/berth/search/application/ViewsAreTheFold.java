package io.berth.search.application;

import io.berth.foundation.invariants.Invariant;
import io.berth.search.application.port.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The read model is the fold of its events: folds the topics afresh, then compares. */
@ApplicationScoped
public class ViewsAreTheFold implements Invariant {
  public static final String NAME = "views-are-the-fold-of-events";

  private final Published published;
  private final ReadTables tables;

  @Inject
  public ViewsAreTheFold(Published published, ReadTables tables) {
    this.published = published;
    this.tables = tables;
  }

  protected ViewsAreTheFold() {
    this(null, null);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Set<String>> look() {
    FoldedReadModel fold = new FoldedReadModel();
    return published.replay(change -> change.applyTo(fold)).map(events -> differences(fold));
  }

  private Set<String> differences(FoldedReadModel fold) {
    Map<String, String> wanted = new HashMap<>();
    fold.walk(wanted::put);
    Set<String> found = new HashSet<>();
    tables.walk(
        (name, text) -> {
          String right = wanted.remove(name);
          if (!text.equals(right)) {
            found.add(name + " is " + text + " and should be " + right);
          }
        });
    wanted.forEach((name, right) -> found.add(name + " is missing: " + right));
    return found;
  }
}
