package io.berth.member.adapter.in.schedule;

import io.berth.member.application.TidyUp;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tidies up every ten minutes; any number of replicas may do it. */
@ApplicationScoped
public class TidyUpTimer {
  private static final Logger LOG = Logger.getLogger(TidyUpTimer.class.getName());
  private static final long MINUTES = 10;

  @Inject TidyUp tidyUp;
  @Resource ManagedScheduledExecutorService executor;
  private ScheduledFuture<?> timer;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    timer = executor.scheduleWithFixedDelay(this::run, MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void run() {
    try {
      tidyUp.tidyUp();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "tidied up next time", e);
    }
  }
}
