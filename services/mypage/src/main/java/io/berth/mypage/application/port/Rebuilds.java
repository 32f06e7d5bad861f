package io.berth.mypage.application.port;

import io.berth.mypage.application.Drift;
import io.berth.mypage.application.Rebuild;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rebuildings, past and running. All methods need a running transaction. */
public interface Rebuilds {
  void add(Rebuild rebuild);

  Optional<Rebuild> find(UUID id);

  /** Newest first. */
  List<Rebuild> newest(int limit);

  /** Running ones that no process works on. */
  List<UUID> due(Instant now, int limit);

  /** Takes one that no process works on; false if another process was faster. */
  boolean take(UUID id, Instant now, Instant until);

  /** Notes progress and keeps others away; false if it no longer runs. */
  boolean proceed(UUID id, long events, Instant until);

  /** Ends a running one; false if it no longer ran. */
  boolean end(UUID id, Rebuild.State state, Drift drift, Instant at);
}
