package io.berth.foundation.messaging;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the running work belongs to: the W3C {@code traceparent}, the correlation id that a whole
 * journey shares, and the id of the event that caused this work, if one did.
 */
public record TraceContext(String traceparent, String correlationId, String causationId) {
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final ThreadLocal<TraceContext> CURRENT = new ThreadLocal<>();
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The context of this thread; a new one where none was set, as in a timer. */
  public static TraceContext current() {
    TraceContext current = CURRENT.get();
    return current == null ? startedBy(null) : current;
  }

  /** A context that continues the given {@code traceparent}, or starts a trace of its own. */
  public static TraceContext startedBy(String traceparent) {
    boolean valid = traceparent != null && TRACEPARENT.matcher(traceparent).matches();
    String traceId = valid ? traceparent.substring(3, 35) : random(16);
    return new TraceContext("00-" + traceId + "-" + random(8) + "-01", traceId, null);
  }

  static TraceContext causedBy(Event event) {
    TraceContext started = startedBy(event.traceparent());
    return new TraceContext(
        started.traceparent(), event.correlationId(), event.eventId().toString());
  }

  public String traceId() {
    return traceparent.substring(3, 35);
  }

  public static void set(TraceContext context) {
    CURRENT.set(context);
    LogTrace.begin(context.traceId());
  }

  public static void clear() {
    CURRENT.remove();
    LogTrace.end();
  }

  private static String random(int bytes) {
    byte[] value = new byte[bytes];
    RANDOM.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
