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

/** Hears from review how guests rated. */
@ApplicationScoped
public class ReviewEventsConsumer implements EventHandler {
  public static final String CONSUMER = "review-events";

  private final ApplyChange applyChange;

  @Inject
  public ReviewEventsConsumer(ApplyChange applyChange) {
    this.applyChange = applyChange;
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
    ReviewMessage.change(event).ifPresent(applyChange::apply);
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
