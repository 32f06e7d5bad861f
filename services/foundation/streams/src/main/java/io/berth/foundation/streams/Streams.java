package io.berth.foundation.streams;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.schedule.DueWork;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The open streams of this replica. While there are any, the context's tables are asked once for
 * all of them; a stream ends after some minutes, and its reader comes back with a new token.
 */
@ApplicationScoped
public class Streams {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
  private static final int COME_BACK_MILLIS = 1000;

  private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private Follower follower;
  private DueWork<String> work;

  @Inject ReadChanges changes;
  @Inject Database database;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  @Inject
  @ConfigProperty(name = "berth.streams.poll", defaultValue = "PT0.3S")
  Duration poll;

  @Inject
  @ConfigProperty(name = "berth.streams.max", defaultValue = "2000")
  int most;

  private record Listener(
      String audience, SseEventSink sink, Sse sse, long since, long[] heardAt) {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    work = DueWork.always("telling streams", poll, this::tell);
    work.start(executor, database);
  }

  /** A stop would wait for open streams otherwise. */
  void close(@Observes @BeforeDestroyed(ApplicationScoped.class) Object applicationStops) {
    listeners.values().forEach(each -> each.forEach(listener -> listener.sink().close()));
  }

  @PreDestroy
  void stop() {
    work.stop();
  }

  /**
   * Opens a stream; its first event, {@code open}, says from where it tells.
   *
   * @param audience whose changes
   * @param lastSeen the id of the last event that the reader got from any replica, if any; what
   *     happened since is told first, the last seconds perhaps again
   * @throws Problem 503 streams-full: then the reader asks every few seconds instead
   */
  public void open(String audience, Optional<Long> lastSeen, SseEventSink sink, Sse sse) {
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      throw Problem.unavailable("streams-full", "Too many streams are open; ask instead.", 30);
    }
    long now = clock.millis();
    Listener listener = new Listener(audience, sink, sse, now, new long[] {now});
    long position = join(listener);
    send(listener, event(listener, position).name("open").data("{}"));
    lastSeen.ifPresent(
        last ->
            changes.after(last, Follower.LIMIT).stream()
                .filter(change -> change.audience().equals(audience))
                .forEach(change -> send(listener, change, position)));
  }

  private synchronized long join(Listener listener) {
    if (follower == null) {
      follower = new Follower(changes, clock);
    }
    listeners
        .computeIfAbsent(listener.audience(), audience -> ConcurrentHashMap.newKeySet())
        .add(listener);
    return follower.position();
  }

  private synchronized void tell() {
    if (open.get() == 0) {
      follower = null;
      return;
    }
    if (follower == null) {
      return;
    }
    List<Change> unseen = follower.next();
    for (Change change : unseen) {
      listeners
          .getOrDefault(change.audience(), Set.of())
          .forEach(listener -> send(listener, change, follower.position()));
    }
    long now = clock.millis();
    listeners.values().forEach(each -> each.forEach(listener -> keep(listener, now)));
  }

  private void keep(Listener listener, long now) {
    if (now - listener.since() > LIFE.toMillis()) {
      leave(listener);
    } else if (now - listener.heardAt()[0] > SIGN_OF_LIFE.toMillis()) {
      send(listener, listener.sse().newEventBuilder().comment("alive"));
    }
  }

  private void send(Listener listener, Change change, long position) {
    send(listener, event(listener, position).name(change.type()).data(change.data()));
  }

  private static OutboundSseEvent.Builder event(Listener listener, long position) {
    return listener
        .sse()
        .newEventBuilder()
        .id(Long.toString(position))
        .reconnectDelay(COME_BACK_MILLIS)
        .mediaType(MediaType.TEXT_PLAIN_TYPE);
  }

  private void send(Listener listener, OutboundSseEvent.Builder event) {
    listener.heardAt()[0] = clock.millis();
    try {
      listener
          .sink()
          .send(event.build())
          .whenComplete(
              (sent, failure) -> {
                if (failure != null) {
                  leave(listener);
                }
              });
    } catch (IllegalStateException closed) {
      leave(listener);
    }
  }

  private void leave(Listener listener) {
    Set<Listener> others = listeners.get(listener.audience());
    if (others != null && others.remove(listener)) {
      open.decrementAndGet();
      listeners.computeIfPresent(
          listener.audience(), (audience, left) -> left.isEmpty() ? null : left);
      listener.sink().close();
    }
  }
}
