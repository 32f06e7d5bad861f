package io.berth.foundation.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The topics of this context's channels, looked at from outside any consumer, for checks and for
 * rebuilding.
 */
public interface TopicLog {
  /**
   * Hands over every record of the channel's topic from its beginning to where it ends now, in
   * order per partition.
   *
   * @throws Unread if that was not done within the time
   */
  void read(String channel, Duration within, Consumer<ConsumerRecord<String, String>> reader);

  /**
   * Where the channel's topic ends now.
   *
   * @throws Unread if that could not be asked within the time
   */
  Map<TopicPartition, Long> ends(String channel, Duration within);

  /**
   * Whether the channel, over all replicas, has handled everything before these ends.
   *
   * @throws Unread if that could not be asked within the time
   */
  boolean isHandled(String channel, Map<TopicPartition, Long> ends, Duration within);

  /** What a topic holds is not known: the broker is away, too slow, or has no such topic. */
  class Unread extends RuntimeException {
    public Unread(String reason, Throwable cause) {
      super(reason, cause);
    }

    public Unread(String reason) {
      this(reason, null);
    }
  }
}
