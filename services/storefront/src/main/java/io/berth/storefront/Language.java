package io.berth.storefront;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** The languages that pages exist in; their names are the endings of the files. */
enum Language {
  EN,
  KO;

  /** The one asked for by {@code ?lang=}, else the browser's first that exists, else English. */
  static Language of(HttpServletRequest request) {
    String wanted = request.getParameter("lang");
    if (wanted != null) {
      for (Language language : values()) {
        if (language.code().equals(wanted)) {
          return language;
        }
      }
    }
    for (Locale locale : Collections.list(request.getLocales())) {
      for (Language language : values()) {
        if (language.code().equals(locale.getLanguage())) {
          return language;
        }
      }
    }
    return EN;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
