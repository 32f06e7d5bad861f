package io.berth.member.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** 256 random bits. The database knows only the hash, so its reader can't sign in. */
record RefreshToken(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static RefreshToken random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "RefreshToken[…]";
  }
}
