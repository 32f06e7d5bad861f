package io.berth.usage.adapter.in.schedule;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
import io.berth.usage.application.port.BookingDecisions;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says again and again that usage is there, so that booking gives nobody up who could not say that
 * they have come.
 */
@ApplicationScoped
public class PresenceTimer {
  private static final Logger LOG = Logger.getLogger(PresenceTimer.class.getName());

  @Inject BookingDecisions booking;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.usage.presence", defaultValue = "PT10S")
  Duration pause;

  @Resource ManagedExecutorService executor;

  private DueWork<String> due;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    due =
        new DueWork<>(
            "saying that usage is there",
            pause,
            limit -> database.answers() ? List.of("presence") : List.of(),
            presence -> say());
    due.start(executor, database);
  }

  private void say() {
    try {
      booking.sayPresent();
    } catch (BookingDecisions.Silent silent) {
      LOG.log(Level.FINE, "booking did not hear that usage is there", silent);
    }
  }

  @PreDestroy
  void stop() {
    due.stop();
  }
}
