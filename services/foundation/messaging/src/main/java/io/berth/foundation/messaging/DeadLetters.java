package io.berth.foundation.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * The messages that could not be applied, kept with their reason until an operator settles them.
 */
@ApplicationScoped
public class DeadLetters {
  private static final String COLUMNS =
      "id, consumer, topic, partition_no, offset_no, message_key, headers, payload, reason,"
          + " attempts, died_at";

  private final EntityManager entityManager;
  private final Inbox inbox;
  private final Instance<EventHandler> handlers;
  private final Clock clock;

  @Inject
  public DeadLetters(
      EntityManager entityManager, Inbox inbox, Instance<EventHandler> handlers, Clock clock) {
    this.entityManager = entityManager;
    this.inbox = inbox;
    this.handlers = handlers;
    this.clock = clock;
  }

  protected DeadLetters() {
    this(null, null, null, null);
  }

  /** How many wait to be settled. */
  @Transactional
  public long open() {
    return ((Number)
            entityManager
                .createNativeQuery("select count(*) from dead_letter where settled_at is null")
                .getSingleResult())
        .longValue();
  }

  /** Keeps the message; once, however often it is delivered. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(String consumer, ConsumerRecord<String, String> in, String reason, int attempts) {
    boolean known =
        !entityManager
            .createNativeQuery(
                "select id from dead_letter where consumer = ? and topic = ? and partition_no = ?"
                    + " and offset_no = ?")
            .setParameter(1, consumer)
            .setParameter(2, in.topic())
            .setParameter(3, in.partition())
            .setParameter(4, in.offset())
            .getResultList()
            .isEmpty();
    if (known) {
      return;
    }
    entityManager
        .createNativeQuery(
            "insert into dead_letter (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?)")
        .setParameter(1, UUID.randomUUID().toString())
        .setParameter(2, consumer)
        .setParameter(3, in.topic())
        .setParameter(4, in.partition())
        .setParameter(5, in.offset())
        .setParameter(6, cut(in.key() == null ? "" : in.key(), 500))
        .setParameter(7, cut(EventJson.write(headers(in)), 8000))
        .setParameter(8, in.value() == null ? "" : in.value())
        .setParameter(9, reason)
        .setParameter(10, attempts)
        .setParameter(11, clock.millis())
        .executeUpdate();
  }

  /** The open dead letters, oldest first. */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<DeadLetter> open(int limit) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select "
                        + COLUMNS
                        + " from dead_letter where settled_at is null order by died_at, id"
                        + " fetch first "
                        + limit
                        + " rows only")
                .getResultList())
        .stream().map(DeadLetters::letter).toList();
  }

  /**
   * Hands a dead letter to its consumer once more and settles it; if it fails again it stays open
   * and the failure is thrown.
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public Optional<DeadLetter> retry(UUID id) {
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                "select " + COLUMNS + " from dead_letter where id = ? and settled_at is null")
            .setParameter(1, id.toString())
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    DeadLetter letter = letter(rows.get(0));
    EventHandler handler =
        handlers.stream()
            .filter(each -> each.consumer().equals(letter.consumer()))
            .findFirst()
            .orElseThrow(
                () -> new MalformedEvent("no consumer " + letter.consumer() + " any more"));
    inbox.applyOnce(handler, letter.topic(), CloudEvents.read(record(rows.get(0))));
    entityManager
        .createNativeQuery("update dead_letter set settled_at = ? where id = ?")
        .setParameter(1, clock.millis())
        .setParameter(2, id.toString())
        .executeUpdate();
    return Optional.of(letter);
  }

  @SuppressWarnings("unchecked")
  private static ConsumerRecord<String, String> record(Object[] row) {
    RecordHeaders headers = new RecordHeaders();
    Map<String, String> stored = EventJson.read((String) row[6], Map.class);
    stored.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new ConsumerRecord<>(
        (String) row[2],
        ((Number) row[3]).intValue(),
        ((Number) row[4]).longValue(),
        0L,
        TimestampType.CREATE_TIME,
        0,
        0,
        (String) row[5],
        (String) row[7],
        headers,
        Optional.empty());
  }

  private static DeadLetter letter(Object[] row) {
    return new DeadLetter(
        UUID.fromString((String) row[0]),
        (String) row[1],
        (String) row[2],
        ((Number) row[3]).intValue(),
        ((Number) row[4]).longValue(),
        (String) row[5],
        (String) row[8],
        ((Number) row[9]).intValue(),
        Instant.ofEpochMilli(((Number) row[10]).longValue()));
  }

  private static Map<String, String> headers(ConsumerRecord<String, String> in) {
    Map<String, String> headers = new LinkedHashMap<>();
    in.headers()
        .forEach(
            header ->
                headers.put(
                    header.key(),
                    header.value() == null
                        ? ""
                        : new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /**
   * A message that could not be applied.
   *
   * @param offset its place in the partition of the topic, where the whole of it can be read
   * @param attempts how often it was tried
   */
  public record DeadLetter(
      UUID id,
      String consumer,
      String topic,
      int partition,
      long offset,
      String key,
      String reason,
      int attempts,
      Instant diedAt) {}
}
