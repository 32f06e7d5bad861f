package io.berth.notification.application;

import java.util.Optional;

/**
 * What is known around a notice when it is worded.
 *
 * @param title of the listing in the reader's language, else in the other
 * @param booking what the newest event of the booking says
 * @param approved whether a host approved it
 */
public record Known(Optional<Titles> title, Optional<Facts> booking, boolean approved) {
  /** A listing's title in each language; one may be missing. */
  public record Titles(String ko, String en) {
    Optional<String> in(Language language) {
      String wanted = language == Language.KO ? ko : en;
      return Optional.ofNullable(wanted != null ? wanted : language == Language.KO ? en : ko);
    }
  }

  /** Whether a text would have all its parts. */
  boolean isWhole() {
    return title.isPresent() && booking.isPresent();
  }
}
