package io.berth.foundation.messaging.trial;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as it should not be: its first exception ends its channel for ever. */
@ApplicationScoped
public class UnsafeChannel {
  @Incoming("unsafe")
  public void on(String payload) {
    throw new IllegalStateException("an unsafe consumer");
  }
}
