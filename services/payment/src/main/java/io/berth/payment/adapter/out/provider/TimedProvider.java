package io.berth.payment.adapter.out.provider;

import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.ProviderCharge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before the provider: no call lasts longer than it may, and no answer comes in that does
 * not belong to the question or takes more than it should. Whatever goes wrong is silence.
 */
@ApplicationScoped
public class TimedProvider implements Provider {
  private final SandboxProvider provider;
  private final ProviderThreads threads;
  private final Duration callTimeout;
  private final Duration findTimeout;

  @Inject
  public TimedProvider(
      SandboxProvider provider,
      ProviderThreads threads,
      @ConfigProperty(name = "berth.payment.provider-timeout", defaultValue = "PT10S")
          Duration callTimeout,
      @ConfigProperty(name = "berth.payment.find-timeout", defaultValue = "PT2S")
          Duration findTimeout) {
    this.provider = provider;
    this.threads = threads;
    this.callTimeout = callTimeout;
    this.findTimeout = findTimeout;
  }

  protected TimedProvider() {
    this(null, null, null, null);
  }

  @Override
  public ProviderCharge authorize(String key, Money money, String token, boolean capture) {
    return modest(
        money, within(callTimeout, () -> provider.authorize(key, money, token, capture)), key);
  }

  @Override
  public ProviderCharge chargeAgain(String key, Money money, String reference) {
    return modest(
        money, within(callTimeout, () -> provider.chargeAgain(key, money, reference)), key);
  }

  private static ProviderCharge modest(Money money, ProviderCharge seen, String key) {
    ProviderCharge answer = checked(key, seen);
    if (answer.captured() > money.amount()) {
      throw silent("the provider took more than it should under " + key);
    }
    return answer;
  }

  @Override
  public ProviderCharge capture(String key, String captureKey) {
    return checked(key, within(callTimeout, () -> provider.capture(key, captureKey)));
  }

  @Override
  public ProviderCharge cancel(String key) {
    return checked(key, within(callTimeout, () -> provider.cancel(key)));
  }

  @Override
  public ProviderCharge refund(String key, String refundKey, long amount) {
    return checked(key, within(callTimeout, () -> provider.refund(key, refundKey, amount)));
  }

  @Override
  public Optional<ProviderCharge> find(String key) {
    return within(findTimeout, () -> provider.find(key)).map(answer -> checked(key, answer));
  }

  @Override
  public List<Booked> books(String after, int limit) {
    return within(callTimeout, () -> provider.books(after, limit));
  }

  private static ProviderCharge checked(String key, ProviderCharge answer) {
    if (!answer.key().equals(key)) {
      throw silent("asked about " + key + ", answered about " + answer.key());
    }
    if (answer.refunded() > answer.captured()) {
      throw silent("more given back than taken under " + key);
    }
    return answer;
  }

  private static ProviderSilent silent(String message) {
    return new ProviderSilent(message, null, true);
  }

  private <T> T within(Duration timeout, Callable<T> call) {
    Future<T> answer;
    try {
      answer = threads.submit(call);
    } catch (RejectedExecutionException e) {
      throw new ProviderSilent("no thread for the call", e, true);
    }
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new ProviderSilent("the call failed: " + e.getCause(), e.getCause(), true);
    } catch (TimeoutException e) {
      answer.cancel(false);
      throw new ProviderSilent("no answer within " + timeout, e, false);
    } catch (InterruptedException e) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new ProviderSilent("interrupted", e, false);
    }
  }
}
