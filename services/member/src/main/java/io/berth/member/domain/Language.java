package io.berth.member.domain;

import java.util.Locale;

/** The languages that Berth speaks. */
public enum Language {
  KO,
  EN;

  /** ISO 639-1, in lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if Berth does not speak it
   */
  public static Language of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
