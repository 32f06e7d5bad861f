package io.berth.booking.adapter.in.messaging;

import io.berth.booking.application.EraseMember;
import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.MalformedEvent;
import io.berth.foundation.messaging.SafeConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from member who is erased. */
@ApplicationScoped
public class MemberEventsConsumer implements EventHandler {
  public static final String CONSUMER = "member-events";

  private final EraseMember erase;

  @Inject
  public MemberEventsConsumer(EraseMember erase) {
    this.erase = erase;
  }

  protected MemberEventsConsumer() {
    this(null);
  }

  @Override
  public String consumer() {
    return CONSUMER;
  }

  @Override
  public void apply(Event event) {
    if (!event.type().equals("MemberErased")) {
      return;
    }
    UUID memberId = event.data(MemberMessage.class).memberId();
    if (memberId == null) {
      throw new MalformedEvent("a member without id");
    }
    erase.heard(memberId);
  }

  /** What booking reads of an event of member. */
  record MemberMessage(UUID memberId) {}

  /** The channel, apart from the handler so that a test needs no channel. */
  @ApplicationScoped
  public static class Channel {
    @Inject SafeConsumer safeConsumer;
    @Inject MemberEventsConsumer consumer;

    @Incoming(CONSUMER)
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    public CompletionStage<Void> receive(Message<String> message) {
      return safeConsumer.handle(consumer, message);
    }
  }
}
