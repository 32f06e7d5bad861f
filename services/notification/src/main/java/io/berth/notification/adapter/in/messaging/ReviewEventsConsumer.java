package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.SafeConsumer;
import io.berth.notification.application.HeedHappening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from review who was reviewed and who got a reply. */
@ApplicationScoped
public class ReviewEventsConsumer implements EventHandler {
  public static final String CONSUMER = "review-events";

  private final HeedHappening heed;

  @Inject
  public ReviewEventsConsumer(HeedHappening heed) {
    this.heed = heed;
  }

  protected ReviewEventsConsumer() {
    this(null);
  }

  @Override
  public String consumer() {
    return CONSUMER;
  }

  @Override
  public void apply(Event event) {
    if (event.type().startsWith("Review")) {
      heed.heed(event.data(ReviewMessage.class).happening(event));
    }
  }

  /** The channel, apart from the handler so that a test needs no channel. */
  @ApplicationScoped
  public static class Channel {
    @Inject SafeConsumer safeConsumer;
    @Inject ReviewEventsConsumer consumer;

    @Incoming(CONSUMER)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> receive(Message<String> message) {
      return safeConsumer.handle(consumer, message);
    }
  }
}
