package io.berth.notification.adapter.in.schedule;

import io.berth.foundation.persistence.Database;
import io.berth.foundation.schedule.DueWork;
import io.berth.notification.application.SendMails;
import io.berth.notification.application.port.MailQueue.Ticket;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends the e-mails that are due. */
@ApplicationScoped
public class MailTimer {
  @Inject SendMails sendMails;
  @Inject Database database;

  @Inject
  @ConfigProperty(name = "berth.notification.poll", defaultValue = "PT1S")
  Duration poll;

  @Resource ManagedExecutorService executor;

  private DueWork<Ticket> work;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    work = new DueWork<>("sending e-mail", poll, sendMails::due, sendMails::send);
    work.start(executor, database);
  }

  @PreDestroy
  void stop() {
    work.stop();
  }
}
