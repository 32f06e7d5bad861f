package io.berth.notification.application;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that texts are worded in. */
public enum Language {
  KO(Locale.KOREAN),
  EN(Locale.ENGLISH);

  private static final List<Locale> LOCALES = List.of(Locale.KOREAN, Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** By its ISO 639-1 code; empty for any other. */
  public static Optional<Language> of(String code) {
    return code == null
        ? Optional.empty()
        : java.util.Arrays.stream(values())
            .filter(each -> each.locale.getLanguage().equalsIgnoreCase(code))
            .findFirst();
  }

  /** The best of a header Accept-Language; empty if it names none of ours, or can't be read. */
  public static Optional<Language> accepted(String header) {
    if (header == null || header.isBlank() || header.length() > 200) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), LOCALES))
          .flatMap(locale -> of(locale.getLanguage()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
