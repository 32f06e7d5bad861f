package io.berth.search.application;

import io.berth.foundation.rebuild.Generations;
import io.berth.search.application.port.ChangeLog;
import io.berth.search.application.port.ReadModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Reads the tables that an index is made from, some at a time. */
@ApplicationScoped
public class ReadTables {
  private final Generations generations;
  private final ReadModels readModels;
  private final ChangeLog changeLog;

  @Inject
  public ReadTables(Generations generations, ReadModels readModels, ChangeLog changeLog) {
    this.generations = generations;
    this.readModels = readModels;
    this.changeLog = changeLog;
  }

  protected ReadTables() {
    this(null, null, null);
  }

  /** The generation that people see. */
  @Transactional
  public int live() {
    return generations.live();
  }

  @Transactional
  public long stamp() {
    return changeLog.stamp();
  }

  @Transactional
  public List<Mark> marksAfter(long stamp, int limit) {
    return changeLog.after(stamp, limit);
  }

  @Transactional
  public List<ListingState> page(int generation, UUID after, int limit, Instant now) {
    return whole(generation, readModels.page(generation, after, limit, now));
  }

  @Transactional
  public List<ListingState> find(int generation, Collection<UUID> listingIds, Instant now) {
    return whole(generation, readModels.find(generation, listingIds, now));
  }

  @Transactional
  public Map<UUID, List<Taken>> taken(int generation, Collection<UUID> unitIds, Instant now) {
    return whole(generation, readModels.taken(generation, unitIds, now));
  }

  /** What people see no more is swept, perhaps while it was read. */
  private <T> T whole(int generation, T read) {
    if (generations.live() != generation) {
      throw new NotShown(generation);
    }
    return read;
  }

  /** People see another generation by now, and what was read may lack something. */
  public static final class NotShown extends RuntimeException {
    NotShown(int generation) {
      super("generation " + generation + " is shown no more");
    }
  }

  /** Hands over the whole of what people see, as text. */
  @Transactional
  public void walk(BiConsumer<String, String> reader) {
    readModels.of(generations.live()).walk(reader);
  }
}
