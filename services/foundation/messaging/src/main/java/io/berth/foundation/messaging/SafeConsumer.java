package io.berth.foundation.messaging;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.persistence.SqlTrouble;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Stands between a channel and its handler, because an exception that leaves an {@code @Incoming}
 * method ends the channel for ever. Trouble of the surroundings (the database is away or busy) is
 * retried without end; trouble of the message becomes a dead letter after five attempts with the
 * database up; then the channel goes on.
 */
@ApplicationScoped
public class SafeConsumer {
  private static final Logger LOG = Logger.getLogger(SafeConsumer.class.getName());
  private static final int ATTEMPTS = 5;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;

  @Inject Inbox inbox;
  @Inject DeadLetters deadLetters;
  @Inject Database database;

  private volatile boolean running = true;

  @PreDestroy
  void stop() {
    running = false;
  }

  /** Handles one message to its end and acknowledges it; nothing escapes. */
  @SuppressWarnings("unchecked")
  public CompletionStage<Void> handle(EventHandler handler, Message<String> message) {
    ConsumerRecord<String, String> in = message.unwrap(ConsumerRecord.class);
    try {
      database.awaitReady();
      settle(handler, in);
      return message.ack();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.completedStage(null);
    }
  }

  private void settle(EventHandler handler, ConsumerRecord<String, String> in)
      throws InterruptedException {
    int failures = 0;
    long pause = FIRST_PAUSE_MILLIS;
    while (running) {
      try {
        Event event = CloudEvents.read(in);
        TraceContext.set(TraceContext.causedBy(event));
        inbox.applyOnce(handler, in.topic(), event);
        return;
      } catch (MalformedEvent e) {
        failures = ATTEMPTS;
        if (buried(handler, in, e, failures)) {
          return;
        }
      } catch (RuntimeException e) {
        boolean surroundings = SqlTrouble.of(e).passes() || !database.answers();
        failures += surroundings ? 0 : 1;
        LOG.log(
            surroundings && pause > FIRST_PAUSE_MILLIS ? Level.FINE : Level.WARNING,
            handler.consumer() + " will try again: " + in.topic() + " " + in.offset(),
            e);
        if (failures >= ATTEMPTS && buried(handler, in, e, failures)) {
          return;
        }
      } finally {
        TraceContext.clear();
      }
      Thread.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
    throw new InterruptedException("the application stops");
  }

  private boolean buried(
      EventHandler handler, ConsumerRecord<String, String> in, RuntimeException e, int failures) {
    try {
      deadLetters.add(handler.consumer(), in, reason(e), failures);
      LOG.log(
          Level.SEVERE,
          "dead letter for {0}: {1} partition {2} offset {3}: {4}",
          new Object[] {handler.consumer(), in.topic(), in.partition(), in.offset(), reason(e)});
      return true;
    } catch (RuntimeException databaseTrouble) {
      return false;
    }
  }

  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = thrown == root ? thrown.toString() : thrown + "; " + root;
    return reason.length() > 2000 ? reason.substring(0, 2000) : reason;
  }
}
