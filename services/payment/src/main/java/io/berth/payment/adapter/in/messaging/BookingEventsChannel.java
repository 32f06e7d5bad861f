package io.berth.payment.adapter.in.messaging;

import io.berth.foundation.messaging.SafeConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The incoming channel from the topic {@code berth.booking.events}. */
@ApplicationScoped
public class BookingEventsChannel {
  @Inject SafeConsumer safeConsumer;
  @Inject BookingEventsConsumer consumer;

  @Incoming(BookingEventsConsumer.CONSUMER)
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  public CompletionStage<Void> receive(Message<String> message) {
    return safeConsumer.handle(consumer, message);
  }
}
