package io.berth.console.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The language of the page: the one chosen, else the browser's first that exists, else English. */
@Named
@RequestScoped
public class Language {
  static final String PARAMETER = "lang";
  static final String COOKIE = "berth-language";

  private static final List<Locale> EXISTING = List.of(Locale.ENGLISH, Locale.KOREAN);
  private static final Pattern CHOICE = Pattern.compile("(^|&)lang=[^&]*");

  @Inject private HttpServletRequest request;

  private Locale locale;

  public Locale getLocale() {
    if (locale == null) {
      locale = find();
    }
    return locale;
  }

  /** The other language's code. */
  public String getOther() {
    return getLocale().equals(Locale.KOREAN) ? "en" : "ko";
  }

  /** This page in the other language. */
  public String getOtherAddress() {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String here = failed == null ? addressWithout(request) : request.getContextPath() + Wish.START;
    return here + (here.indexOf('?') < 0 ? "?" : "&") + PARAMETER + "=" + getOther();
  }

  /** A text of the message bundle. */
  public String text(String key) {
    return ResourceBundle.getBundle("io.berth.console.web.texts", getLocale()).getString(key);
  }

  static boolean exists(String code) {
    return EXISTING.stream().anyMatch(each -> each.getLanguage().equals(code));
  }

  static String addressWithout(HttpServletRequest request) {
    String query = request.getQueryString();
    String rest = query == null ? "" : CHOICE.matcher(query).replaceAll("").replaceFirst("^&", "");
    return rest.isEmpty() ? request.getRequestURI() : request.getRequestURI() + "?" + rest;
  }

  private Locale find() {
    for (Cookie cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
      if (cookie.getName().equals(COOKIE) && exists(cookie.getValue())) {
        return Locale.forLanguageTag(cookie.getValue());
      }
    }
    for (Locale wanted : Collections.list(request.getLocales())) {
      for (Locale existing : EXISTING) {
        if (existing.getLanguage().equals(wanted.getLanguage())) {
          return existing;
        }
      }
    }
    return Locale.ENGLISH;
  }
}
