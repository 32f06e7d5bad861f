package io.berth.foundation.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.problem.StrictJsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request that its sender may repeat: who sent it, under which key, where to, and a hash of what
 * it said.
 */
public record RepeatableRequest(UUID memberId, String key, String route, String bodyHash) {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

  /**
   * @param key the header {@code Idempotency-Key}, 1 to 100 visible ASCII characters; null if the
   *     client sent none, then a repeat is not recognised
   * @param body the parsed body; two texts that read the same are the same
   */
  public static RepeatableRequest of(UUID memberId, String key, String route, Object body) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw Problem.badRequest(
          "Idempotency-Key", "Pattern", "Idempotency-Key must be 1 to 100 visible characters");
    }
    return new RepeatableRequest(memberId, key, route, hash(body));
  }

  private static String hash(Object body) {
    try {
      String json = StrictJsonProvider.mapper().writeValueAsString(body);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a body that was read can be written", e);
    }
  }

  boolean isRecognised() {
    return key != null;
  }
}
