package io.berth.notification.adapter.in.messaging;

import io.berth.foundation.messaging.Event;
import io.berth.foundation.messaging.EventHandler;
import io.berth.foundation.messaging.SafeConsumer;
import io.berth.notification.application.HeedSurroundings;
import io.berth.notification.application.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from member which language people speak, and who is erased. */
@ApplicationScoped
public class MemberEventsConsumer implements EventHandler {
  public static final String CONSUMER = "member-events";

  private final HeedSurroundings heed;

  @Inject
  public MemberEventsConsumer(HeedSurroundings heed) {
    this.heed = heed;
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
    if (event.type().equals("MemberErased")) {
      heed.memberErased(event.data(MemberMessage.class).requireWhole().memberId());
    } else if (event.type().startsWith("Member")) {
      MemberMessage message = event.data(MemberMessage.class).requireWhole();
      heed.memberChanged(message.memberId(), event.sequence(), Language.of(message.locale()));
    }
  }

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
