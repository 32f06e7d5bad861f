package io.berth.booking.adapter.in.messaging;

import io.berth.booking.application.EndUse;
import io.berth.booking.application.Refusal;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.messaging.SafeConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from usage that a use ended, also where its call was not answered. */
@ApplicationScoped
public class UsageEventsConsumer implements EventHandler {
  public static final String CONSUMER = "usage-events";

  private final EndUse.Attempt endUse;

  @Inject
  public UsageEventsConsumer(EndUse.Attempt endUse) {
    this.endUse = endUse;
  }

  protected UsageEventsConsumer() {
    this(null);
  }

  @Override
  public String consumer() {
    return CONSUMER;
  }

  @Override
  public void apply(Event event) {
    if (!event.type().equals("UseEnded")) {
      return;
    }
    UsageMessage ended = event.data(UsageMessage.class);
    if (!ended.isWhole()) {
      throw new MalformedEvent("an end without booking, usage, member or time");
    }
    try {
      endUse.end(ended.bookingId(), ended.usageId(), ended.endedById(), ended.endedAt());
    } catch (WrongState | Refusal.BookingUnknown impossible) {
      throw new MalformedEvent(impossible.getMessage(), impossible);
    }
  }

  /** What booking reads of an event of usage. */
  record UsageMessage(UUID bookingId, UUID usageId, UUID endedById, Instant endedAt) {
    boolean isWhole() {
      return bookingId != null && usageId != null && endedById != null && endedAt != null;
    }
  }

  /** The channel, apart from the handler so that a test needs no channel. */
  @ApplicationScoped
  public static class Channel {
    @Inject SafeConsumer safeConsumer;
    @Inject UsageEventsConsumer consumer;

    @Incoming(CONSUMER)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> receive(Message<String> message) {
      return safeConsumer.handle(consumer, message);
    }
  }
}
