package io.berth.foundation.messaging;

import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The way to the broker; implemented once in each context that publishes, on its own outgoing
 * channel.
 */
public interface EventSender {
  /** Completes when the broker has the record, fails when that can't be known. */
  CompletionStage<Void> send(ProducerRecord<String, String> out);
}
