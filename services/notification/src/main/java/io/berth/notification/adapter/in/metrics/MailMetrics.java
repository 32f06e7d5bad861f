package io.berth.notification.adapter.in.metrics;

import io.berth.notification.application.CountMails;
import io.berth.notification.application.Notice.MailState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The metric {@code berth_notification_mails}: how many e-mails stand how, over all replicas. */
@ApplicationScoped
public class MailMetrics {
  @Inject MetricRegistry registry;
  @Inject CountMails countMails;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    for (MailState state : MailState.values()) {
      registry.gauge(
          "berth_notification_mails",
          () -> countMails.count().get(state),
          new Tag("state", state.name().toLowerCase(Locale.ROOT)));
    }
  }
}
