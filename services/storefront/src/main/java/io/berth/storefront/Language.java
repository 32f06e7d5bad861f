package io.berth.storefront;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;

/** The languages that pages exist in; their names are the endings of the files. */
enum Language {
  EN,
  KO;

  /** Written by the pages when a reader chooses; it says nothing about the person. */
  private static final String COOKIE = "berth-language";

  /**
   * The one asked for by {@code ?lang=}, else the one chosen before (a cookie), else the browser's
   * first that exists, else English.
   */
  static Language of(HttpServletRequest request) {
    for (String wanted : Arrays.asList(request.getParameter("lang"), chosen(request))) {
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

  private static String chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    return Arrays.stream(cookies)
        .filter(cookie -> COOKIE.equals(cookie.getName()))
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
