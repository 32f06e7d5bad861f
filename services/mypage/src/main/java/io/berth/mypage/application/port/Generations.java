package io.berth.mypage.application.port;

import io.berth.mypage.application.Drift;
import java.util.List;
import java.util.Optional;

/**
 * The generations of the read model: the live one, which people see, and while a rebuilding runs
 * the next one beside it. All methods need a running transaction.
 */
public interface Generations {
  /** Those that an event goes to: the live one, and the one that is being built. */
  List<ReadModel> current();

  ReadModel live();

  ReadModel of(int generation);

  /** Opens a new generation beside the live one; empty if one is being built already. */
  Optional<Integer> open();

  /** In what the generation differs from the live one. */
  Drift drift(int generation);

  /** Shows the generation to people from now on. */
  void makeLive(int generation);

  /** Builds the generation no further. */
  void abandon(int generation);

  /** Deletes what belongs to no current generation. */
  void sweep();
}
