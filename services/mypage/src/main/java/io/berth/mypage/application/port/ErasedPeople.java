package io.berth.mypage.application.port;

import java.util.Set;
import java.util.UUID;

/** Who is erased, for ever. All methods need a running transaction. */
public interface ErasedPeople {
  void add(UUID person);

  Set<UUID> all();
}
