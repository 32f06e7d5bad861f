package io.berth.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.List;

/**
 * The keys of one installation: a signing key per signer, the public half of each, and the secret
 * that signs quotes.
 *
 * <p>In its folder: {@code <signer>.jwk}, a private RSA-2048 JWK (RFC 7517), its {@code kid} the
 * signer's name and the beginning of the key's thumbprint (RFC 7638); {@code trusted.jwks}, the
 * public keys of all signers; {@code booking-quote.secret}, 32 random bytes in base64url. Only the
 * owner can read the private ones. What exists is never replaced, and two processes may ask at
 * once.
 */
public final class Keys {

  /** Who signs tokens: each has a key of its own. */
  public static final List<String> SIGNERS =
      List.of("member", "booking", "usage", "notification", "mypage");

  private static final int RSA_BITS = 2048;
  private static final int SECRET_BYTES = 32;
  private static final int KID_CHARACTERS = 8;
  private static final List<String> PUBLIC_FIELDS = List.of("kty", "kid", "use", "alg", "n", "e");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Object ONE_THREAD = new Object();

  private final Path folder;

  private Keys(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes what is missing in the folder, and the folder.
   *
   * @throws UncheckedIOException if the folder can not be written
   */
  public static Keys in(Path folder) {
    Keys keys = new Keys(folder.toAbsolutePath());
    synchronized (ONE_THREAD) {
      try {
        Files.createDirectories(folder);
        keys.makeMissingUnderLock();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return keys;
  }

  public Path folder() {
    return folder;
  }

  public Path privateKey(String signer) {
    return folder.resolve(signer + ".jwk");
  }

  public Path trusted() {
    return folder.resolve("trusted.jwks");
  }

  public Path quoteSecret() {
    return folder.resolve("booking-quote.secret");
  }

  private void makeMissingUnderLock() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("The lock of " + folder + " was lost.");
      }
      for (String signer : SIGNERS) {
        if (Files.notExists(privateKey(signer))) {
          AtomicFiles.writePrivate(privateKey(signer), newKey(signer));
        }
      }
      if (Files.notExists(quoteSecret())) {
        AtomicFiles.writePrivate(quoteSecret(), newSecret());
      }
      publishTrusted();
    }
  }

  private void publishTrusted() throws IOException {
    ObjectNode set = JSON.createObjectNode();
    ArrayNode keys = set.putArray("keys");
    for (String signer : SIGNERS) {
      ObjectNode key = (ObjectNode) JSON.readTree(privateKey(signer).toFile());
      keys.add(key.retain(PUBLIC_FIELDS));
    }
    String wanted = set.toString();
    if (Files.notExists(trusted()) || !Files.readString(trusted()).equals(wanted)) {
      AtomicFiles.write(trusted(), wanted);
    }
  }

  private static String newKey(String signer) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
      String n = base64url(key.getModulus());
      String e = base64url(key.getPublicExponent());
      return JSON.createObjectNode()
          .put("kty", "RSA")
          .put("kid", signer + "-" + thumbprint(n, e).substring(0, KID_CHARACTERS))
          .put("use", "sig")
          .put("alg", "RS256")
          .put("n", n)
          .put("e", e)
          .put("d", base64url(key.getPrivateExponent()))
          .put("p", base64url(key.getPrimeP()))
          .put("q", base64url(key.getPrimeQ()))
          .put("dp", base64url(key.getPrimeExponentP()))
          .put("dq", base64url(key.getPrimeExponentQ()))
          .put("qi", base64url(key.getCrtCoefficient()))
          .toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String thumbprint(String n, String e) throws GeneralSecurityException {
    String canonical = "{\"e\":\"%s\",\"kty\":\"RSA\",\"n\":\"%s\"}".formatted(e, n);
    return base64url(
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  private static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return base64url(secret);
  }

  private static String base64url(BigInteger number) {
    byte[] bytes = number.toByteArray();
    boolean signByte = bytes.length > 1 && bytes[0] == 0;
    return base64url(signByte ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
