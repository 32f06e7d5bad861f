package io.berth.usage.adapter.out.messaging;

import io.berth.foundation.messaging.Outbox;
import io.berth.usage.application.port.UseEvents;
import io.berth.usage.domain.ActualUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Events of uses; the key is the booking's id, the sequence 1 for the start and 2 for the end. */
@ApplicationScoped
public class OutboxUseEvents implements UseEvents {
  private final Outbox outbox;

  @Inject
  public OutboxUseEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  protected OutboxUseEvents() {
    this(null);
  }

  @Override
  public void tellStarted(ActualUse use) {
    tell("UseStarted", use, 1, UseMessage.started(use));
  }

  @Override
  public void tellEnded(ActualUse use, UUID memberId) {
    tell("UseEnded", use, 2, UseMessage.ended(use, memberId));
  }

  private void tell(String type, ActualUse use, long sequence, UseMessage message) {
    outbox.append(type, use.bookingId().toString(), use.id().toString(), sequence, message);
  }
}
