package io.berth.member.application;

import io.berth.member.application.port.Attempts;
import io.berth.member.application.port.Attempts.Kind;
import io.berth.member.domain.Email;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Slows down who guesses passwords or floods us with accounts. Only failures count against signing
 * in, for an address that has an account and one that has none alike.
 */
@ApplicationScoped
public class Throttle {
  static final Duration SIGN_IN_WINDOW = Duration.ofMinutes(15);
  static final Duration REGISTRATION_WINDOW = Duration.ofMinutes(1);

  private final Attempts attempts;
  private final Clock clock;
  private final int failuresPerEmail;
  private final int failuresPerAddress;
  private final int registrationsPerAddress;

  @Inject
  public Throttle(
      Attempts attempts,
      Clock clock,
      @ConfigProperty(name = "berth.member.failures.per.email", defaultValue = "10")
          int failuresPerEmail,
      @ConfigProperty(name = "berth.member.failures.per.address", defaultValue = "100")
          int failuresPerAddress,
      @ConfigProperty(name = "berth.member.registrations.per.address", defaultValue = "300")
          int registrationsPerAddress) {
    this.attempts = attempts;
    this.clock = clock;
    this.failuresPerEmail = failuresPerEmail;
    this.failuresPerAddress = failuresPerAddress;
    this.registrationsPerAddress = registrationsPerAddress;
  }

  protected Throttle() {
    this(null, null, 0, 0, 0);
  }

  /**
   * @throws Throttled after too many failures for this e-mail address or from this client
   */
  @Transactional
  public void requireSignInAllowed(Email email, String client) {
    require(Kind.FAILURE_OF_EMAIL, hash(email), SIGN_IN_WINDOW, failuresPerEmail);
    require(Kind.FAILURE_FROM_ADDRESS, client, SIGN_IN_WINDOW, failuresPerAddress);
  }

  @Transactional
  public void recordFailure(Email email, String client) {
    attempts.record(Kind.FAILURE_OF_EMAIL, hash(email));
    attempts.record(Kind.FAILURE_FROM_ADDRESS, client);
  }

  /**
   * Counts a registration.
   *
   * @throws Throttled after too many from this client
   */
  @Transactional
  public void admitRegistration(String client) {
    require(Kind.REGISTRATION_FROM_ADDRESS, client, REGISTRATION_WINDOW, registrationsPerAddress);
    attempts.record(Kind.REGISTRATION_FROM_ADDRESS, client);
  }

  private void require(Kind kind, String subject, Duration window, int limit) {
    Instant now = clock.instant();
    attempts
        .exhausted(kind, subject, window, limit)
        .ifPresent(
            oldest -> {
              throw new Throttled(Duration.between(now, oldest.plus(window)));
            });
  }

  /** Addresses that have no account are none of our business, so they are not kept in clear. */
  private static String hash(Email email) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(email.address().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
