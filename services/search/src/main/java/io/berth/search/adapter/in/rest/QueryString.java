package io.berth.search.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of an address, read here because the server's own reader fails on Korean that was
 * typed into it and not encoded.
 */
final class QueryString {
  private QueryString() {}

  /**
   * The values by name, both in their order.
   *
   * @param query as it was sent; null for none
   * @throws Problem 400 if it is not UTF-8
   */
  static Map<String, List<String>> read(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String part : query == null ? new String[0] : query.split("&")) {
      if (!part.isEmpty()) {
        String[] both = part.split("=", 2);
        String name = decoded("the name of a parameter", both[0]);
        values
            .computeIfAbsent(name, each -> new ArrayList<>())
            .add(both.length == 2 ? decoded(name, both[1]) : "");
      }
    }
    return values;
  }

  /** Bytes that are not encoded are characters of their own here. */
  private static String decoded(String name, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw notUtf8(name);
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c <= 0xFF) {
        bytes.write(c == '+' ? ' ' : c);
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw notUtf8(name);
    }
  }

  private static Problem notUtf8(String name) {
    return Problem.badRequest(name, "Encoding", name + " must be UTF-8, its bytes as %XX");
  }
}
