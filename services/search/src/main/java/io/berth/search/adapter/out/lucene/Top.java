package io.berth.search.adapter.out.lucene;

import io.berth.search.application.Search;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few listings of a page, out of any number that are offered in any order. */
final class Top {
  /** A listing and the key that it is sorted by; smaller is earlier. */
  record Ranked(long key, Entry entry) {}

  private static final Comparator<Ranked> EARLIEST =
      Comparator.comparingLong(Ranked::key).thenComparing(ranked -> ranked.entry().id);

  private final PriorityQueue<Ranked> latestFirst = new PriorityQueue<>(EARLIEST.reversed());
  private final Search.After after;
  private final int most;
  private long bound = Long.MAX_VALUE;

  Top(Search.After after, int most) {
    this.after = after;
    this.most = most;
  }

  /** No later one has a place any more. */
  long bound() {
    return bound;
  }

  void offer(long key, Entry entry) {
    if (key > bound || isBefore(key, entry)) {
      return;
    }
    latestFirst.add(new Ranked(key, entry));
    if (latestFirst.size() > most) {
      latestFirst.remove();
      bound = latestFirst.element().key();
    }
  }

  private boolean isBefore(long key, Entry entry) {
    return after != null
        && (key < after.key() || key == after.key() && entry.id.compareTo(after.id()) <= 0);
  }

  /** The earliest first. */
  List<Ranked> page() {
    List<Ranked> page = new ArrayList<>(latestFirst);
    Collections.sort(page, EARLIEST);
    return page;
  }
}
