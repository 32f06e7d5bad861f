package io.berth.review.adapter.out.messaging;

import io.berth.foundation.messaging.EventSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** The outgoing channel to the topic {@code berth.review.events}. */
@ApplicationScoped
public class OutboxChannel implements EventSender {
  @Inject
  @Channel("outbox")
  Emitter<ProducerRecord<String, String>> emitter;

  @Override
  public CompletionStage<Void> send(ProducerRecord<String, String> out) {
    try {
      return emitter.send(out);
    } catch (IllegalStateException e) {
      return CompletableFuture.failedStage(e);
    }
  }
}
