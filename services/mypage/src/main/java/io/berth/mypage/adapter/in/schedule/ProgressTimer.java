package io.berth.mypage.adapter.in.schedule;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
import io.berth.mypage.application.FollowTopics;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks again and again whether the views have everything. */
@ApplicationScoped
public class ProgressTimer {
  @Inject FollowTopics followTopics;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.mypage.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<String> work;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    work = DueWork.always("following the topics", poll, followTopics::follow);
    work.start(executor, database);
  }

  @PreDestroy
  void stop() {
    work.stop();
  }
}
