package io.berth.console.web;

import java.util.regex.Pattern;

/** What somebody wanted to open when they had to sign in first: a page of the console. */
final class Wish {
  static final String PARAMETER = "wish";
  static final String START = "/bookings";

  private static final Pattern PAGE = Pattern.compile("/[a-z-]+(\\?[\\x21-\\x7e]*)?");
  private static final int LONGEST = 1_000;

  private Wish() {}

  /** The wish if it is a page of the console, else the first page; it never leads elsewhere. */
  static String orStart(String wish) {
    boolean good = wish != null && wish.length() <= LONGEST && PAGE.matcher(wish).matches();
    return good ? wish : START;
  }
}
