package io.berth.foundation.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the changes on, each once. Transactions commit in another order than their positions were
 * given, so the last seconds are read again and again, and only what is older is left behind.
 */
class Follower {
  /** Longer than any transaction between its position and its commit. */
  static final Duration OUT_OF_ORDER = Duration.ofSeconds(5);

  static final int LIMIT = 1000;

  private final ReadChanges changes;
  private final Clock clock;
  private final Map<String, Change> told = new HashMap<>();
  private long position;

  Follower(ReadChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
    this.position = changes.newest();
  }

  /** All before is known and told; whoever goes on from here misses nothing. */
  long position() {
    return position;
  }

  /** What was not seen before, by position. */
  List<Change> next() {
    List<Change> unseen = new ArrayList<>();
    List<Change> read = changes.after(position, LIMIT);
    for (Change change : read) {
      if (told.putIfAbsent(change.id(), change) == null) {
        unseen.add(change);
      }
    }
    long settled = clock.millis() - OUT_OF_ORDER.toMillis();
    // A full page has to be left behind, or nothing beyond it would ever be read; but for its last
    // position, which may go on there.
    boolean full = read.size() == LIMIT;
    long first = full ? read.get(0).position() : 0;
    long last = full ? read.get(LIMIT - 1).position() : Long.MAX_VALUE;
    for (Change change : read) {
      boolean leave = full ? change.position() < last || first == last : change.at() < settled;
      if (leave) {
        position = Math.max(position, change.position());
      }
    }
    told.values().removeIf(change -> change.position() <= position && change.at() < settled);
    return unseen;
  }
}
