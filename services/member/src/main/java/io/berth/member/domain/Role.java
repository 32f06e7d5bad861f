package io.berth.member.domain;

import java.util.Arrays;
import java.util.Locale;

/** What a member may be; what a role may do is decided by each context. */
public enum Role {
  GUEST,
  HOST,
  ADMIN;

  /** The role's name in tokens, bodies and events. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if there is no such role
   */
  public static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role " + word));
  }
}
