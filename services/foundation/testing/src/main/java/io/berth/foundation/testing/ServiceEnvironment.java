package io.berth.foundation.testing;

import org.microshed.testing.ApplicationEnvironment;

/** Lets {@code @MicroShedTest} classes run against {@link RunningService}. */
public class ServiceEnvironment implements ApplicationEnvironment {
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 10;
  }

  @Override
  public void start() {
    RunningService.get();
  }

  @Override
  public String getApplicationURL() {
    return RunningService.get().address().toString();
  }
}
