package io.berth.console.service;

import jakarta.ws.rs.ProcessingException;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Turns every way in which a call can fail to be answered into {@link ServiceAway}. */
final class Calls {
  private Calls() {}

  static <T> T answer(Supplier<T> call) {
    try {
      return call.get();
    } catch (ProcessingException | FaultToleranceException e) {
      throw new ServiceAway(e.toString(), e);
    }
  }
}
