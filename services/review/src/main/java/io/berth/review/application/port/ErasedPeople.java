package io.berth.review.application.port;

import java.util.UUID;

/** Whom nothing is written of any more. All methods need a running transaction. */
public interface ErasedPeople {
  void add(UUID person);

  boolean has(UUID person);
}
