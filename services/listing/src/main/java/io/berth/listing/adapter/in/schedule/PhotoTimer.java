package io.berth.listing.adapter.in.schedule;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
import io.berth.listing.application.SweepPhotos;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sweeps pictures that no listing has; any number of replicas may do it. */
@ApplicationScoped
public class PhotoTimer {
  @Inject SweepPhotos sweepPhotos;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.photos.sweep", defaultValue = "PT1H")
  Duration pause;

  @Resource ManagedExecutorService executor;

  private DueWork<String> work;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    work = DueWork.always("sweeping photos", pause, sweepPhotos::sweep);
    work.start(executor, database);
  }

  @PreDestroy
  void stop() {
    work.stop();
  }
}
