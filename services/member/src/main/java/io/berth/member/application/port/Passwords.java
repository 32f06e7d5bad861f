package io.berth.member.application.port;

import io.berth.member.domain.Password;

/**
 * Slow hashes of passwords. Each takes some tenths of a second of one processor on purpose, so only
 * a few are made at a time and a few wait. Never called with a transaction open.
 */
public interface Passwords {
  /**
   * @throws io.berth.foundation.problem.Problem 503 busy if too many wait already
   */
  String hash(Password password);

  /** Takes as long for every hash, also for {@link #nobodys}. */
  boolean matches(Password password, String hash);

  /** A hash that belongs to no account, compared where there is none. */
  String nobodys();
}
