package io.berth.member.application.port;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Refresh tokens, kept as hashes. All that descend from one sign-in are a family. Used inside a
 * transaction.
 */
public interface Sessions {
  void add(UUID family, UUID memberId, String tokenHash, Instant expiresAt);

  /** Uses up a token that is good at this moment; for each token this succeeds once. */
  boolean use(String tokenHash);

  Optional<Origin> origin(String tokenHash);

  void revoke(UUID family);

  /** Deletes all tokens of a member. */
  void removeAll(UUID memberId);

  int forgetExpired();

  /** Whose a token is or was. */
  record Origin(UUID family, UUID memberId, boolean used) {}
}
