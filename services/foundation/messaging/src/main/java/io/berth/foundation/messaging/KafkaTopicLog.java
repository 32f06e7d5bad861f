package io.berth.foundation.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Topics by a plain consumer that belongs to no group, connected as the server's own channels are.
 */
@ApplicationScoped
public class KafkaTopicLog implements TopicLog {
  private static final String CONNECTOR = "mp.messaging.connector.liberty-kafka.";
  private static final Set<String> NOT_OF_KAFKA =
      Set.of("creation.retry.seconds", "unacked.limit", "fast.ack", "context.service", "topic");
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STALL = Duration.ofSeconds(30);

  private Admin admin;

  @Inject Config config;

  @Inject
  @ConfigProperty(name = "berth.context")
  String context;

  @Override
  public void read(
      String channel, Duration within, Consumer<ConsumerRecord<String, String>> reader) {
    String topic = attribute(channel, "topic");
    long end = System.nanoTime() + within.toNanos();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings(within), new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new Unread("there is no topic " + topic);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long stalled = System.nanoTime() + STALL.toNanos();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        if (System.nanoTime() > end) {
          throw new Unread(topic + " is longer than can be read in " + within);
        }
        ConsumerRecords<String, String> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
          stalled = System.nanoTime() + STALL.toNanos();
        } else if (System.nanoTime() > stalled) {
          throw new Unread(topic + " gives nothing any more");
        }
        for (ConsumerRecord<String, String> in : polled) {
          if (in.offset() < ends.get(new TopicPartition(in.topic(), in.partition()))) {
            reader.accept(in);
          }
        }
      }
    } catch (KafkaException e) {
      throw new Unread(topic + " can't be read", e);
    }
  }

  @Override
  public Map<TopicPartition, Long> ends(String channel, Duration within) {
    String topic = attribute(channel, "topic");
    return asked(
        "where " + topic + " ends",
        asking -> {
          Map<TopicPartition, OffsetSpec> partitions =
              answer(asking.describeTopics(List.of(topic)).allTopicNames(), within)
                  .get(topic)
                  .partitions()
                  .stream()
                  .collect(
                      Collectors.toMap(
                          info -> new TopicPartition(topic, info.partition()),
                          info -> OffsetSpec.latest()));
          return offsets(asking, partitions, within);
        });
  }

  @Override
  public boolean isHandled(String channel, Map<TopicPartition, Long> ends, Duration within) {
    String group = attribute(channel, "group.id");
    return asked(
        "how far " + group + " is",
        asking -> {
          Map<TopicPartition, OffsetAndMetadata> handled =
              answer(
                  asking.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), within);
          Map<TopicPartition, OffsetSpec> unheard =
              ends.keySet().stream()
                  .filter(each -> handled.get(each) == null)
                  .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.earliest()));
          Map<TopicPartition, Long> begins = offsets(asking, unheard, within);
          return ends.entrySet().stream()
              .allMatch(
                  end ->
                      end.getValue()
                          <= (begins.containsKey(end.getKey())
                              ? begins.get(end.getKey())
                              : handled.get(end.getKey()).offset()));
        });
  }

  private interface Question<T> {
    T ask(Admin asking) throws InterruptedException, ExecutionException, TimeoutException;
  }

  private <T> T asked(String what, Question<T> question) {
    try {
      return question.ask(admin());
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new Unread(what + " can't be asked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unread("interrupted", e);
    }
  }

  private static <T> T answer(KafkaFuture<T> future, Duration within)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<TopicPartition, Long> offsets(
      Admin asking, Map<TopicPartition, OffsetSpec> which, Duration within)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer(asking.listOffsets(which).all(), within).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private String attribute(String channel, String name) {
    return config.getValue("mp.messaging.incoming." + channel + "." + name, String.class);
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(settings(Duration.ofSeconds(5)));
    }
    return admin;
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
      admin = null;
    }
  }

  private Map<String, Object> settings(Duration within) {
    Map<String, Object> settings = new HashMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(CONNECTOR)
          && !NOT_OF_KAFKA.contains(name.substring(CONNECTOR.length()))) {
        settings.put(name.substring(CONNECTOR.length()), config.getValue(name, String.class));
      }
    }
    settings.put("client.id", context + "-log-" + UUID.randomUUID());
    settings.put("metric.reporters", "");
    settings.put("default.api.timeout.ms", (int) Math.min(within.toMillis(), STALL.toMillis()));
    settings.put("request.timeout.ms", (int) Math.min(within.toMillis(), 5_000));
    return settings;
  }
}
