package io.berth.member.adapter.out.token;

import io.berth.foundation.security.SigningKey;
import io.berth.member.application.port.AccessTokens;
import io.berth.member.domain.Member;
import io.berth.member.domain.Role;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Tokens signed with RS256 by the key {@code <berth.keys>/member.jwk}. */
@ApplicationScoped
class JwtAccessTokens implements AccessTokens {
  /** Whoever is erased is kept in mind longer than that. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final String AUDIENCE = "berth";

  /** Servers check tokens by their own clock, whatever {@code berth.clock.ahead} says. */
  private final Clock clock = Clock.systemUTC();

  @Inject
  @ConfigProperty(name = "berth.keys")
  String keys;

  @Inject
  @ConfigProperty(name = "mp.jwt.verify.issuer")
  String issuer;

  @Inject
  @ConfigProperty(name = "berth.member.token-life", defaultValue = "PT15M")
  Duration life;

  private SigningKey key;

  @PostConstruct
  void readKey() {
    if (life.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("berth.member.token-life must be at most " + LONGEST);
    }
    key = SigningKey.read(Path.of(keys, "member.jwk"));
  }

  @Override
  public AccessToken issue(Member member) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(life);
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setAudience(AUDIENCE);
    claims.setSubject(member.id().toString());
    claims.setClaim("upn", member.id().toString());
    claims.setStringListClaim("groups", member.roles().stream().map(Role::word).sorted().toList());
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
    claims.setJwtId(UUID.randomUUID().toString());
    return new AccessToken(key.sign(claims), end);
  }

  @Override
  public String publicKeys() {
    return key.publicKeys();
  }
}
