package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {

  private static final String TOPIC = "berth.booking.events";

  @TempDir Path folder;

  @Test
  void records_and_topics_survive_stop_and_kill() throws Exception {
    try (Broker broker = Broker.in(folder).start()) {
      String address = broker.address();
      awaitTopics(address, Set.of("berth.listing.events", "berth.review.events", TOPIC));
      send(address, "stopped");
      broker.stop();

      broker.start();
      send(address, "killed");
      broker.kill();

      broker.start();
      assertThat(broker.address()).isEqualTo(address);
      assertThat(records(address, 2)).containsExactly("stopped", "killed");
    }
  }

  /** A broker shows a new topic a moment after it has made it. */
  private static void awaitTopics(String address, Set<String> wanted) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      assertThat(Deadline.in(Duration.ofSeconds(30)).await(() -> shows(admin, wanted))).isTrue();
    }
  }

  private static boolean shows(Admin admin, Set<String> topics) {
    try {
      return admin.listTopics().names().get().containsAll(topics);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(String address, String text) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", address);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, 0, "key", text)).get();
    }
  }

  private static List<String> records(String address, int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", address);
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<String> found = new ArrayList<>();
      Deadline.in(Duration.ofSeconds(20))
          .await(
              () -> {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                    .map(ConsumerRecord::value)
                    .forEach(found::add);
                return found.size() >= count;
              });
      return found;
    }
  }
}
