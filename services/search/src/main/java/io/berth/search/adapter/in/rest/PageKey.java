package io.berth.search.adapter.in.rest;

import io.berth.search.application.Search;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page ended, as a word that only search reads. */
final class PageKey {
  private PageKey() {}

  static String write(Search.After last) {
    String text = last.sort() + " " + last.key() + " " + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Empty if search never wrote it. */
  static Optional<Search.After> read(String key) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8).split(" ");
      return Optional.of(
          new Search.After(
              Search.Sort.valueOf(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
