package io.berth.foundation.messaging.trial;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.SafeConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A consumer that may take longer than {@code max.poll.interval.ms}. */
@ApplicationScoped
public class SlowChannel implements EventHandler {
  @Inject SafeConsumer consumer;
  @Inject Effects effects;

  @Incoming("slow")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  public CompletionStage<Void> on(Message<String> message) {
    return consumer.handle(this, message);
  }

  @Override
  public String consumer() {
    return "slow";
  }

  @Override
  public void apply(Event event) {
    Happening happening = event.data(Happening.class);
    try {
      Thread.sleep(1000L * happening.seconds());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    effects.add(consumer(), happening.what());
  }
}
