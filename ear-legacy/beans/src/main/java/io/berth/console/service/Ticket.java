package io.berth.console.service;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What shows that a host is signed in. It is kept in the HTTP session and nowhere else; its text
 * form hides the tokens.
 *
 * @param expiresAt when the access token ends, UTC
 * @param refreshToken works once, for the next ticket
 */
public record Ticket(String accessToken, Instant expiresAt, String refreshToken)
    implements Serializable {
  private static final Duration MARGIN = Duration.ofSeconds(20);

  /** Whether the access token ends before a call with it would be through. */
  public boolean isRunningOut(Instant now) {
    return now.plus(MARGIN).isAfter(expiresAt);
  }

  String bearer() {
    return "Bearer " + accessToken;
  }

  @Override
  public String toString() {
    return "Ticket until " + expiresAt;
  }
}
