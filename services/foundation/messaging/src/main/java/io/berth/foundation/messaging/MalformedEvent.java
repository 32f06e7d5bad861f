package io.berth.foundation.messaging;

/** An event that no number of attempts can make readable; it becomes a dead letter at once. */
public class MalformedEvent extends RuntimeException {
  public MalformedEvent(String reason, Throwable cause) {
    super(reason, cause);
  }

  public MalformedEvent(String reason) {
    this(reason, null);
  }
}
