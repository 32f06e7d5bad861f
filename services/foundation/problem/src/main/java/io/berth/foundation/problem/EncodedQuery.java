package io.berth.foundation.problem;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A query as RFC 3986 has it, whatever was typed. */
final class EncodedQuery {
  private static final String AS_THEY_ARE = "%-._~!$&'()*+,;=:@/?";

  private EncodedQuery() {}

  /**
   * Encodes what a client left as it is.
   *
   * @param query as the server gives it: its bytes as characters, or read as UTF-8
   * @throws Problem 400 if a parameter is not UTF-8 or a % is not followed by two hexadecimal
   *     digits
   */
  static String of(String query) {
    boolean bytes = query.chars().allMatch(c -> c <= 0xFF);
    Charset charset = bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    StringBuilder encoded = new StringBuilder(query.length());
    for (byte each : query.getBytes(charset)) {
      if (isAsItIs((char) each)) {
        encoded.append((char) each);
      } else {
        encoded.append(String.format("%%%02X", each));
      }
    }
    for (String parameter : encoded.toString().split("&")) {
      requireUtf8(parameter);
    }
    return encoded.toString();
  }

  private static boolean isAsItIs(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || AS_THEY_ARE.indexOf(c) >= 0;
  }

  private static void requireUtf8(String parameter) {
    try {
      String bytes = URLDecoder.decode(parameter, StandardCharsets.ISO_8859_1);
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      String name = parameter.split("=", 2)[0];
      throw Problem.badRequest(name, "Encoding", name + " must be UTF-8, its bytes as %XX");
    }
  }
}
