package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.SafeConsumer;
import io.berth.notification.application.HeedSurroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from listing what listings are called. */
@ApplicationScoped
public class ListingEventsConsumer implements EventHandler {
  public static final String CONSUMER = "listing-events";

  private final HeedSurroundings heed;

  @Inject
  public ListingEventsConsumer(HeedSurroundings heed) {
    this.heed = heed;
  }

  protected ListingEventsConsumer() {
    this(null);
  }

  @Override
  public String consumer() {
    return CONSUMER;
  }

  @Override
  public void apply(Event event) {
    if (event.type().startsWith("Listing")) {
      ListingMessage message = event.data(ListingMessage.class).requireWhole();
      heed.listingChanged(message.listingId(), message.version(), message.titles());
    }
  }

  /** The channel, apart from the handler so that a test needs no channel. */
  @ApplicationScoped
  public static class Channel {
    @Inject SafeConsumer safeConsumer;
    @Inject ListingEventsConsumer consumer;

    @Incoming(CONSUMER)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> receive(Message<String> message) {
      return safeConsumer.handle(consumer, message);
    }
  }
}
