package io.berth.search.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.SafeConsumer;
import io.berth.search.application.ApplyChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from booking what each booking and block owns. */
@ApplicationScoped
public class BookingEventsConsumer implements EventHandler {
  public static final String CONSUMER = "booking-events";

  private final ApplyChange applyChange;

  @Inject
  public BookingEventsConsumer(ApplyChange applyChange) {
    this.applyChange = applyChange;
  }

  protected BookingEventsConsumer() {
    this(null);
  }

  @Override
  public String consumer() {
    return CONSUMER;
  }

  @Override
  public void apply(Event event) {
    BookingMessage.change(event).ifPresent(applyChange::apply);
  }

  /** The channel, apart from the handler so that a test needs no channel. */
  @ApplicationScoped
  public static class Channel {
    @Inject SafeConsumer safeConsumer;
    @Inject BookingEventsConsumer consumer;

    @Incoming(CONSUMER)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> receive(Message<String> message) {
      return safeConsumer.handle(consumer, message);
    }
  }
}
