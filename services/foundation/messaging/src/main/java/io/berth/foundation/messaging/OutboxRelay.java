package io.berth.foundation.messaging;

import io.berth.foundation.persistence.Database;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings committed events to the topic {@code berth.<context>.events}, in the order of their rows,
 * and marks each when the broker has it. One process at a time does it, under a lease; what was
 * sent but not yet marked when a process died is sent again. An event that fails holds back only
 * what has the same key.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = Logger.getLogger(OutboxRelay.class.getName());
  private static final int BATCH = 100;
  private static final long POLL_MILLIS = 500;
  private static final long LEASE_MILLIS = 15_000;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  private final String holder = UUID.randomUUID().toString();
  private volatile boolean running = true;
  private long leaseKeptAt;
  private boolean brokerAway;

  @Inject Outbox outbox;
  @Inject RelaySignal signal;
  @Inject Instance<EventSender> sender;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.context")
  String context;

  @Resource ManagedExecutorService executor;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    if (sender.isResolvable()) {
      executor.submit(this::run);
    }
  }

  @PreDestroy
  void stop() {
    running = false;
  }

  private void run() {
    long pause = POLL_MILLIS;
    while (running) {
      try {
        database.awaitReady();
        boolean more = holdsLease() && relay();
        pause = brokerAway ? Math.min(2 * pause, LONGEST_PAUSE_MILLIS) : POLL_MILLIS;
        if (!more) {
          signal.await(pause);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "relay of {0} goes on after {1}", new Object[] {context, e});
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        try {
          Thread.sleep(pause);
        } catch (InterruptedException stopped) {
          return;
        }
      }
    }
  }

  private boolean holdsLease() {
    long now = System.nanoTime() / 1_000_000;
    if (leaseKeptAt != 0 && now - leaseKeptAt < LEASE_MILLIS / 3) {
      return true;
    }
    boolean held = outbox.holdLease(holder, LEASE_MILLIS);
    leaseKeptAt = held ? now : 0;
    return held;
  }

  /** Sends one batch; true if there may be more. */
  private boolean relay() throws InterruptedException {
    List<Outbox.Unsent> batch = outbox.unsent(BATCH);
    List<CompletableFuture<Void>> sends = new ArrayList<>();
    for (Outbox.Unsent unsent : batch) {
      var out = CloudEvents.write("berth." + context + ".events", unsent.event());
      sends.add(sender.get().send(out).toCompletableFuture());
    }
    List<Long> sent = new ArrayList<>();
    Set<String> heldBack = new HashSet<>();
    for (int i = 0; i < batch.size(); i++) {
      String key = batch.get(i).event().key();
      if (arrived(sends.get(i)) && !heldBack.contains(key)) {
        sent.add(batch.get(i).id());
      } else {
        heldBack.add(key);
      }
    }
    outbox.markSent(sent);
    boolean failed = sent.size() < batch.size();
    if (failed && !brokerAway) {
      LOG.log(
          Level.WARNING,
          "{0} events of {1} wait for the broker",
          new Object[] {batch.size() - sent.size(), context});
    }
    brokerAway = failed;
    return !failed && batch.size() == BATCH;
  }

  private boolean arrived(CompletableFuture<Void> send) throws InterruptedException {
    try {
      send.get(10, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
