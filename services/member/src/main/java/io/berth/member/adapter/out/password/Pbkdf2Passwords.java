package io.berth.member.adapter.out.password;

import io.berth.foundation.problem.Problem;
import io.berth.member.application.port.Passwords;
import io.berth.member.domain.Password;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * PBKDF2 with HMAC-SHA-512 at the cost that OWASP asks for (210,000 rounds). As many at a time as
 * there are processors; the others queue for ten seconds at most, so that a flood of sign-ins takes
 * no more than the processors, and neither threads nor connections without end.
 */
@ApplicationScoped
class Pbkdf2Passwords implements Passwords {
  private static final Map<String, String> COST =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000",
          "Pbkdf2PasswordHash.SaltSizeBytes", "16",
          "Pbkdf2PasswordHash.KeySizeBytes", "32");
  private static final int LONGEST_QUEUE = 100;
  private static final long LONGEST_WAIT_SECONDS = 10;

  @Inject Pbkdf2PasswordHash hashing;

  private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private String nobodys;

  @PostConstruct
  void prepare() {
    hashing.initialize(COST);
    nobodys = hashing.generate(UUID.randomUUID().toString().toCharArray());
  }

  @Override
  public String hash(Password password) {
    return inTurn(() -> hashing.generate(password.text().toCharArray()));
  }

  @Override
  public boolean matches(Password password, String hash) {
    return inTurn(() -> hashing.verify(password.text().toCharArray(), hash));
  }

  @Override
  public String nobodys() {
    return nobodys;
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (running.getQueueLength() >= LONGEST_QUEUE
          || !running.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.unavailable("busy", "Too many sign in at this moment; try again.", 5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("busy", "The service is stopping; try again.", 5);
    }
    try {
      return work.get();
    } finally {
      running.release();
    }
  }
}
