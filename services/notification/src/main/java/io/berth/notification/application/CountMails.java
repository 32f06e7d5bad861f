package io.berth.notification.application;

import io.berth.notification.application.Notice.MailState;
import io.berth.notification.application.port.MailQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Counts e-mails by how they stand. */
@ApplicationScoped
public class CountMails {
  private final MailQueue queue;

  @Inject
  public CountMails(MailQueue queue) {
    this.queue = queue;
  }

  protected CountMails() {
    this(null);
  }

  @Transactional
  public Map<MailState, Long> count() {
    return queue.count();
  }
}
