package io.berth.foundation.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A private key read from a mounted JWK file; it signs tokens with RS256. */
public final class SigningKey {
  private final RsaJsonWebKey key;

  private SigningKey(RsaJsonWebKey key) {
    this.key = key;
  }

  /**
   * @throws IllegalStateException if the file is missing or no private RSA key
   */
  public static SigningKey read(Path file) {
    try {
      PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
      if (key instanceof RsaJsonWebKey rsa && rsa.getPrivateKey() != null) {
        return new SigningKey(rsa);
      }
      throw new IllegalStateException(file + " is no private RSA key");
    } catch (IOException e) {
      throw new UncheckedIOException("the signing key " + file + " can't be read", e);
    } catch (JoseException e) {
      throw new IllegalStateException(file + " is no JSON Web Key", e);
    }
  }

  /** The public half as a JSON Web Key Set. */
  public String publicKeys() {
    return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  public String sign(JwtClaims claims) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setKey(key.getPrivateKey());
    signature.setPayload(claims.toJson());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token can't be signed", e);
    }
  }
}
