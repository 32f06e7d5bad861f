package io.berth.search.application.port;

import io.berth.search.application.Found;
import io.berth.search.application.Rating;
import io.berth.search.application.Search;
import io.berth.search.application.Taken;
import io.berth.search.domain.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers searches. One thread writes, any number read. Free time lies beside the text, so that a
 * booking changes no document. It may lose everything when the process ends.
 */
public interface ListingIndex extends AutoCloseable {
  /** Takes a listing's newest version; what is taken of its units is told afterwards. */
  void put(Listing listing);

  /** Takes all ratings of a listing as they are now; one that it does not know is passed over. */
  void rate(UUID listingId, Rating rating);

  /** What is taken of a unit from now on, all of it; a unit that no listing has is passed over. */
  void take(UUID listingId, UUID unitId, List<Taken> taken, Instant now);

  /** Shows to readers what was put; what was taken or rated is seen at once. */
  void publish();

  /** Forgets what was taken before now. */
  void forgetPast(Instant now);

  /** What is found of what may be booked now. */
  Found find(Search search, Instant now);

  /**
   * How many are found at each of these times, one after the other, until some were found at {@code
   * most} of them; the more listings come into question, the fewer times are tried.
   */
  List<Long> count(Search search, List<Search.Time> times, int most, Instant now);

  /**
   * What the index knows of a listing from now on, as {@link
   * io.berth.search.application.IndexParts} says it.
   */
  Optional<String> describe(UUID listingId, Instant now);

  /** How many listings it knows, published or not. */
  int size();

  @Override
  void close();
}
