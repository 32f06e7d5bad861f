package io.berth.search.application;

import io.berth.foundation.invariants.Invariant;
import io.berth.search.application.port.ListingIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process's index knows what the tables say, of every listing and every unit. */
@ApplicationScoped
public class IndexIsTheTables implements Invariant {
  public static final String NAME = "index-is-the-tables";

  private static final int PAGE = 500;

  private final ReadTables tables;
  private final LiveIndex liveIndex;
  private final Clock clock;
  private final long most;

  @Inject
  public IndexIsTheTables(
      ReadTables tables,
      LiveIndex liveIndex,
      Clock clock,
      @ConfigProperty(name = "berth.search.fold.most", defaultValue = "200000") Long most) {
    this.tables = tables;
    this.liveIndex = liveIndex;
    this.clock = clock;
    this.most = most == null ? 0 : most;
  }

  protected IndexIsTheTables() {
    this(null, null, null, null);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Set<String>> look() {
    try {
      return liveIndex
          .get()
          .filter(shown -> shown.index().size() <= most)
          .map(shown -> differences(shown.index(), shown.generation()));
    } catch (ReadTables.NotShown e) {
      // The index of what is shown now is being made.
      return Optional.empty();
    }
  }

  private Set<String> differences(ListingIndex index, int generation) {
    Set<String> found = new HashSet<>();
    Instant now = clock.instant();
    int known = 0;
    UUID after = null;
    List<ListingState> page;
    do {
      page = tables.page(generation, after, PAGE, now);
      for (ListingState state : page) {
        UUID id = state.listing().id();
        String right = IndexParts.of(state, now);
        String text = index.describe(id, now).orElse("missing");
        if (!text.equals(right)) {
          found.add("listing " + id + " is " + text + " and should be " + right);
        }
        known++;
        after = id;
      }
    } while (page.size() == PAGE);
    if (index.size() != known) {
      found.add("the index has " + index.size() + " listings and should have " + known);
    }
    return found;
  }
}
