package io.berth.search.application.port;

/** Makes indexes. */
public interface ListingIndexes {
  /** An empty one. */
  ListingIndex open();
}
