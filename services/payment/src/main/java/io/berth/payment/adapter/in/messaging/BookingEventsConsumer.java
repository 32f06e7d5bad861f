package io.berth.payment.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.payment.application.HeedBooking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Hears from booking what is to be given back and what has ended. */
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
    heedBooking.heed(event.data(BookingMessage.class).wishes(event.sequence()));
  }
}
