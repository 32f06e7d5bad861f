package io.berth.usage.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.SafeConsumer;
import io.berth.usage.application.HeedBooking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from booking what is planned, and what began. */
@ApplicationScoped
public class BookingEventsConsumer implements EventHandler {
  public static final String CONSUMER = "booking-events";

  private final HeedBooking heedBooking;

  @Inject
  public BookingEventsConsumer(HeedBooking heedBooking) {
    this.heedBooking = heedBooking;
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
    if (!event.type().startsWith("Booking")) {
      return;
    }
    BookingMessage message = event.data(BookingMessage.class);
    if (event.type().equals("BookingStarted")) {
      heedBooking.began(message.plan(event), message.began(event), message.beganBy());
    } else {
      heedBooking.planned(message.plan(event));
    }
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
