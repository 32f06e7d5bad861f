package io.berth.member.application;

import io.berth.member.application.port.AccessTokens.AccessToken;
import java.time.Duration;

/**
 * What someone who signed in holds.
 *
 * @param refreshToken good once, for {@link #LIFE}
 */
public record Session(AccessToken access, String refreshToken) {
  public static final Duration LIFE = Duration.ofDays(30);

  @Override
  public String toString() {
    return "Session[…]";
  }
}
