package io.berth.foundation.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker's topics, written and read from outside a service. */
public final class Topics {
  private final String bootstrap;

  public Topics(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  static void create(String bootstrap, String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("no topic " + topic, e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All records of the topic from its beginning to its end now, in order per partition. */
  public List<ConsumerRecord<String, String>> read(String topic) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  /**
   * Tells an event as its context would.
   *
   * @param key the aggregate's id
   * @param sequence the aggregate's version after it
   */
  public void tell(String context, String type, String key, long sequence, String data) {
    send(
        "berth." + context + ".events",
        key,
        data,
        Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            UUID.randomUUID().toString(),
            "ce_type",
            type,
            "ce_source",
            "/" + context,
            "ce_subject",
            key,
            "ce_time",
            "2026-11-20T10:00:00Z",
            "ce_sequence",
            Long.toString(sequence),
            "ce_correlationid",
            "test"));
  }

  /** Sends one record and waits until the broker has it. */
  public void send(String topic, String key, String value, Map<String, String> headers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      ProducerRecord<String, String> out = new ProducerRecord<>(topic, key, value);
      headers.forEach(
          (name, text) -> out.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
      producer.send(out).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take the record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A header of a record as text; null if it has none of that name. */
  public static String header(ConsumerRecord<String, String> in, String name) {
    var header = in.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
