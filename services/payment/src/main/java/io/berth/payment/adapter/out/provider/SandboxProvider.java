package io.berth.payment.adapter.out.provider;

import io.berth.foundation.persistence.SqlTrouble;
import io.berth.payment.application.port.Provider;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.ProviderCharge;
import io.berth.payment.domain.ProviderCharge.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A provider that moves no real money but behaves like one. The token says how:
 *
 * <ul>
 *   <li>{@code tok_ok} is charged
 *   <li>{@code tok_declined} is declined: card-declined
 *   <li>{@code tok_insufficient} is declined: insufficient-funds
 *   <li>{@code tok_slow} is charged, the answer comes after 5 seconds
 *   <li>{@code tok_lost} is charged, the answer is lost
 *   <li>{@code tok_error} fails before anything is charged
 *   <li>{@code tok_lapsed} is reserved, but a later capture is refused: authorization-lapsed
 *   <li>{@code tok_once} is charged, but never again: card-expired
 *   <li>any other is declined: unknown-token
 * </ul>
 */
@ApplicationScoped
@Typed(SandboxProvider.class)
public class SandboxProvider implements Provider {
  private static final int ATTEMPTS = 4;

  private final SandboxBooks books;
  private final Duration slow;

  @Inject
  public SandboxProvider(
      SandboxBooks books,
      @ConfigProperty(name = "berth.sandbox.slow", defaultValue = "PT5S") Duration slow) {
    this.books = books;
    this.slow = slow;
  }

  protected SandboxProvider() {
    this(null, null);
  }

  @Override
  public ProviderCharge authorize(String key, Money money, String token, boolean capture) {
    Status charged = capture ? Status.CAPTURED : Status.AUTHORIZED;
    return switch (token) {
      case "tok_ok" -> book(key, money, charged, null);
      case "tok_once" -> again(() -> books.chargeOnce(key, money, charged));
      case "tok_slow" -> {
        ProviderCharge answer = book(key, money, charged, null);
        waitABit();
        yield answer;
      }
      case "tok_lost" -> {
        book(key, money, charged, null);
        throw new SandboxRefusal("the answer was lost");
      }
      case "tok_lapsed" ->
          again(() -> books.charge(key, money, Status.AUTHORIZED, null, true)).status()
                  == Status.LAPSED
              ? reserved(key)
              : books.find(key).orElseThrow();
      case "tok_error" -> throw new SandboxRefusal("500");
      case "tok_declined" -> book(key, money, Status.DECLINED, "card-declined");
      case "tok_insufficient" -> book(key, money, Status.DECLINED, "insufficient-funds");
      default -> book(key, money, Status.DECLINED, "unknown-token");
    };
  }

  @Override
  public ProviderCharge chargeAgain(String key, Money money, String reference) {
    return books.canBeChargedAgain(reference)
        ? book(key, money, Status.CAPTURED, null)
        : book(key, money, Status.DECLINED, "card-expired");
  }

  private ProviderCharge reserved(String key) {
    return new ProviderCharge(
        key, Status.AUTHORIZED, "sandbox-" + key, null, 0, 0, books.lapsesAt());
  }

  private ProviderCharge book(String key, Money money, Status outcome, String reason) {
    return again(() -> books.charge(key, money, outcome, reason, false));
  }

  @Override
  public ProviderCharge capture(String key, String captureKey) {
    return again(() -> books.capture(key, captureKey));
  }

  @Override
  public ProviderCharge cancel(String key) {
    return again(() -> books.cancel(key));
  }

  @Override
  public ProviderCharge refund(String key, String refundKey, long amount) {
    return again(() -> books.refund(key, refundKey, amount));
  }

  @Override
  public Optional<ProviderCharge> find(String key) {
    return books.find(key);
  }

  @Override
  public List<Booked> books(String after, int limit) {
    return books.page(after, limit);
  }

  /** Two of the same at one time: the later one finds what the first has done. */
  private static <T> T again(Supplier<T> transaction) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        SqlTrouble trouble = SqlTrouble.of(e);
        if (attempt == ATTEMPTS || trouble != SqlTrouble.BUSY && trouble != SqlTrouble.DUPLICATE) {
          throw e;
        }
      }
    }
  }

  private void waitABit() {
    try {
      Thread.sleep(slow.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxRefusal("nobody waits for the answer any more");
    }
  }
}
