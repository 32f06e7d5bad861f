package io.berth.foundation.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/**
 * Tokens with which this service calls another: role {@code service}, audience the callee, five
 * minutes long, signed with the key {@code <berth.keys>/<berth.context>.jwk}.
 */
@ApplicationScoped
public class ServiceTokens {
  private static final long LIFE_SECONDS = 300;

  private final Map<String, Signed> tokens = new ConcurrentHashMap<>();
  private volatile SigningKey key;

  @Inject
  @ConfigProperty(name = "berth.keys")
  String keys;

  @Inject
  @ConfigProperty(name = "berth.context")
  String context;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.issuer")
  String issuer;

  /** The value of the header Authorization for a call to {@code callee}. */
  public static String bearerFor(String callee) {
    return "Bearer " + CDI.current().select(ServiceTokens.class).get().tokenFor(callee);
  }

  public String tokenFor(String callee) {
    long now = System.currentTimeMillis() / 1000;
    return tokens
        .compute(
            callee,
            (name, signed) ->
                signed != null && signed.expiresAt() - now > LIFE_SECONDS / 5
                    ? signed
                    : sign(name, now + LIFE_SECONDS))
        .token();
  }

  private Signed sign(String callee, long expiresAt) {
    if (key == null) {
      key = SigningKey.read(Path.of(keys, context + ".jwk"));
    }
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setSubject(context);
    claims.setClaim("upn", context);
    claims.setAudience(callee);
    claims.setStringListClaim("groups", List.of(Caller.SERVICE));
    claims.setIssuedAtToNow();
    claims.setExpirationTime(NumericDate.fromSeconds(expiresAt));
    claims.setJwtId(UUID.randomUUID().toString());
    return new Signed(key.sign(claims), expiresAt);
  }

  private record Signed(String token, long expiresAt) {}
}
