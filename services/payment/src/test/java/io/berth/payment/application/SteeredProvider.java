package io.berth.payment.application;

import io.berth.payment.adapter.out.provider.TimedProvider;
import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.ProviderCharge;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The sandbox, counted, and silent or slow when the test says so. */
@Alternative
@Priority(1)
@ApplicationScoped
@Typed({Provider.class, SteeredProvider.class})
public class SteeredProvider implements Provider {
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> arrived = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private volatile boolean away;

  @Inject TimedProvider sandbox;

  public void isAway(boolean away) {
    this.away = away;
  }

  /** The next calls of this kind wait, before they do anything, until they are let go. */
  public void hold(String kind) {
    arrived.put(kind, new CountDownLatch(1));
    held.put(kind, new CountDownLatch(1));
  }

  public void awaitCall(String kind) throws InterruptedException {
    if (!arrived.get(kind).await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("no call of " + kind);
    }
  }

  public void letGo(String kind) {
    held.remove(kind).countDown();
  }

  public int calls(String kind, UUID chargeId) {
    return calls.getOrDefault(kind + " " + chargeId, new AtomicInteger()).get();
  }

  /** What the sandbox holds. */
  public ProviderCharge held(UUID chargeId) {
    return sandbox.find(chargeId.toString()).orElseThrow();
  }

  @Override
  public ProviderCharge authorize(String key, Money money, String token, boolean capture) {
    return call("authorize", key, () -> sandbox.authorize(key, money, token, capture));
  }

  @Override
  public ProviderCharge chargeAgain(String key, Money money, String reference) {
    return call("charge-again", key, () -> sandbox.chargeAgain(key, money, reference));
  }

  @Override
  public ProviderCharge capture(String key, String captureKey) {
    return call("capture", key, () -> sandbox.capture(key, captureKey));
  }

  @Override
  public ProviderCharge cancel(String key) {
    return call("cancel", key, () -> sandbox.cancel(key));
  }

  @Override
  public ProviderCharge refund(String key, String refundKey, long amount) {
    return call("refund", key, () -> sandbox.refund(key, refundKey, amount));
  }

  @Override
  public Optional<ProviderCharge> find(String key) {
    return call("find", key, () -> sandbox.find(key));
  }

  @Override
  public List<Booked> books(String after, int limit) {
    return call("books", after, () -> sandbox.books(after, limit));
  }

  private <T> T call(String kind, String key, Supplier<T> call) {
    calls.computeIfAbsent(kind + " " + key, name -> new AtomicInteger()).incrementAndGet();
    CountDownLatch gate = held.get(kind);
    if (gate != null) {
      arrived.get(kind).countDown();
      try {
        gate.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (away) {
      throw new ProviderSilent("the provider is away", null, true);
    }
    return call.get();
  }
}
