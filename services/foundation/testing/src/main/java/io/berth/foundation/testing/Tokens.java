package io.berth.foundation.testing;

import io.berth.foundation.security.SigningKey;
import io.berth.launcher.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Bearer tokens, good and bad: values of the header Authorization. */
public final class Tokens {
  private final Keys keys;

  public Tokens(Keys keys) {
    this.keys = keys;
  }

  /** A member's token as {@code member} would issue it. */
  public String person(UUID id, String... roles) {
    return token().subject(id.toString()).groups(roles).sign();
  }

  /** The token with which one service calls another. */
  public String service(String name, String callee) {
    return token().signer(name).subject(name).audience(callee).groups("service").sign();
  }

  /** A token to be made by hand, a guest's if nothing is changed. */
  public Draft token() {
    return new Draft();
  }

  /** What a token says, and who signs it. */
  public final class Draft {
    private String signer = "member";
    private String issuer = "berth";
    private String audience = "berth";
    private String subject = UUID.randomUUID().toString();
    private List<String> groups = List.of("guest");
    private Duration life = Duration.ofMinutes(15);

    public Draft signer(String value) {
      signer = value;
      return this;
    }

    public Draft issuer(String value) {
      issuer = value;
      return this;
    }

    public Draft audience(String value) {
      audience = value;
      return this;
    }

    public Draft subject(String value) {
      subject = value;
      return this;
    }

    public Draft groups(String... values) {
      groups = List.of(values);
      return this;
    }

    /** From now; below zero for one that has expired. */
    public Draft life(Duration value) {
      life = value;
      return this;
    }

    public String sign() {
      return "Bearer " + SigningKey.read(keys.privateKey(signer)).sign(claims());
    }

    /** Signed by a key of the signer's name that nobody trusts. */
    public String forge() {
      try {
        var key = RsaJwkGenerator.generateJwk(2048);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(signer + "-12345678");
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims().toJson());
        return "Bearer " + signature.getCompactSerialization();
      } catch (JoseException e) {
        throw new IllegalStateException(e);
      }
    }

    /** With {@code alg} none, and no signature. */
    public String unsigned() {
      return "Bearer " + base64("{\"alg\":\"none\"}") + "." + base64(claims().toJson()) + ".";
    }

    private JwtClaims claims() {
      JwtClaims claims = new JwtClaims();
      Instant end = Instant.now().plus(life);
      claims.setIssuer(issuer);
      claims.setSubject(subject);
      claims.setClaim("upn", subject);
      claims.setAudience(audience);
      claims.setStringListClaim("groups", groups);
      claims.setIssuedAt(NumericDate.fromSeconds(end.minusSeconds(1800).getEpochSecond()));
      claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
      claims.setJwtId(UUID.randomUUID().toString());
      return claims;
    }

    private static String base64(String text) {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
