package io.berth.usage.application.port;

import java.util.UUID;

/** Who is erased, for ever. All methods need a running transaction. */
public interface ErasedPeople {
  void add(UUID person);

  boolean has(UUID person);
}
