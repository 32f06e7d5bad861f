package io.berth.foundation.messaging.trial;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.messaging.SafeConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A consumer as it should be. */
@ApplicationScoped
public class SafeChannel implements EventHandler {
  private volatile boolean healed;

  @Inject SafeConsumer consumer;
  @Inject Effects effects;

  void heal() {
    healed = true;
  }

  @Incoming("safe")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  public CompletionStage<Void> on(Message<String> message) {
    return consumer.handle(this, message);
  }

  @Override
  public String consumer() {
    return "safe";
  }

  @Override
  public void apply(Event event) {
    if (!event.type().equals("ThingHappened")) {
      throw new MalformedEvent("unknown type " + event.type());
    }
    Happening happening = event.data(Happening.class);
    effects.add(consumer(), happening.what());
    if (happening.what().equals("fail") && !healed) {
      throw new IllegalStateException("not healed");
    }
  }
}
