package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.BookingChange;
import io.berth.mypage.application.ListingChange;
import io.berth.mypage.application.Money;
import io.berth.mypage.application.Parts;
import io.berth.mypage.application.PaymentChange;
import io.berth.mypage.application.ReviewChange;
import io.berth.mypage.application.port.ReadModel;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One generation of the read model in tables. */
final class JpaReadModel implements ReadModel {
  private static final int PAGE = 1_000;

  private final EntityManager entityManager;
  private final int generation;

  JpaReadModel(EntityManager entityManager, int generation) {
    this.entityManager = entityManager;
    this.generation = generation;
  }

  @Override
  public void apply(BookingChange told) {
    String id = told.bookingId().toString();
    BookingRow row = entityManager.find(BookingRow.class, key(id), LockModeType.PESSIMISTIC_WRITE);
    BookingChange change = told.without(erasedAmong(told)::contains);
    if (row == null) {
      entityManager.persist(BookingRow.of(generation, change));
      entityManager.flush();
    } else {
      row.take(change);
    }
    if (isThere(
        "timeline where generation = ? and booking_id = ? and sequence_no = ?",
        id,
        change.sequence())) {
      return;
    }
    write(
        "insert into timeline (generation, booking_id, sequence_no, happened_at, type, done_by,"
            + " reason) values (?,?,?,?,?,?,?)",
        generation,
        id,
        change.sequence(),
        change.at().toEpochMilli(),
        change.type(),
        textOrEmpty(change.by()),
        textOrEmpty(change.reason()));
  }

  @Override
  public void apply(PaymentChange change) {
    String id = change.paymentId().toString();
    if (isThere(
        "ledger where generation = ? and payment_id = ? and sequence_no = ?",
        id,
        change.sequence())) {
      return;
    }
    write(
        "insert into ledger (generation, payment_id, sequence_no, booking_id, happened_at, purpose,"
            + " type, amount, currency) values (?,?,?,?,?,?,?,?,?)",
        generation,
        id,
        change.sequence(),
        change.bookingId().toString(),
        change.at().toEpochMilli(),
        change.purpose(),
        change.type(),
        change.money().amount(),
        change.money().currency());
  }

  @Override
  public void apply(ListingChange change) {
    ListingRow row =
        entityManager.find(
            ListingRow.class, key(change.listingId().toString()), LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      entityManager.persist(ListingRow.of(generation, change));
      entityManager.flush();
    } else {
      row.take(change);
    }
  }

  @Override
  public void apply(ReviewChange change) {
    String id = change.bookingId().toString();
    if (entityManager.find(ReviewRow.class, key(id)) == null) {
      entityManager.persist(ReviewRow.of(generation, change));
      entityManager.flush();
    }
  }

  @Override
  public void erase(UUID person) {
    erase("guest", person.toString());
    erase("host", person.toString());
  }

  private void erase(String side, String person) {
    String theirs = "generation = ? and " + side + "_id = ?";
    write(
        "update booking set reason = null where "
            + theirs
            + " and exists (select 1 from timeline t where t.generation = booking.generation and"
            + " t.booking_id = booking.id and t.sequence_no = booking.sequence_no and t.done_by ="
            + " ?)",
        generation,
        person,
        side);
    write(
        "update timeline set reason = '' where generation = ? and done_by = ? and booking_id in"
            + " (select id from booking where "
            + theirs
            + ")",
        generation,
        side,
        generation,
        person);
    write("update booking set " + side + "_id = '' where " + theirs, generation, person);
  }

  @SuppressWarnings("unchecked")
  private Set<UUID> erasedAmong(BookingChange change) {
    return ((List<String>)
            entityManager
                .createNativeQuery("select id from erased_person where id in (?,?)")
                .setParameter(1, change.standing().guestId().toString())
                .setParameter(2, change.standing().hostId().toString())
                .getResultList())
        .stream().map(UUID::fromString).collect(Collectors.toSet());
  }

  @Override
  public void walk(BiConsumer<String, String> reader) {
    walkRows(
        BookingRow.class,
        row -> row.id().toString(),
        row -> reader.accept(Parts.bookingName(row.change()), Parts.booking(row.change())));
    walkRows(
        ListingRow.class,
        ListingRow::id,
        row -> reader.accept(Parts.listingName(row.change()), row.change().toString()));
    walkRows(
        ReviewRow.class,
        ReviewRow::id,
        row -> reader.accept(Parts.reviewName(row.change()), row.change().toString()));
    walkTimeline(reader);
    walkLedger(reader);
  }

  private <T> void walkRows(Class<T> type, Function<T, String> id, Consumer<T> reader) {
    String after = "";
    while (after != null) {
      List<T> page =
          entityManager
              .createQuery(
                  "select r from "
                      + type.getSimpleName()
                      + " r where r.generation = :generation and r.id > :after order by"
                      + " r.id",
                  type)
              .setParameter("generation", generation)
              .setParameter("after", after)
              .setMaxResults(PAGE)
              .getResultList();
      page.forEach(reader);
      after = page.size() < PAGE ? null : id.apply(page.get(PAGE - 1));
      entityManager.clear();
    }
  }

  private void walkTimeline(BiConsumer<String, String> reader) {
    walkKeyed(
        "booking_id, sequence_no, happened_at, type, done_by, reason from timeline",
        "booking_id",
        row -> {
          BookingChange change =
              new BookingChange(
                  UUID.fromString((String) row[0]),
                  number(row[1]),
                  Instant.ofEpochMilli(number(row[2])),
                  (String) row[3],
                  textOrNull(row[4]),
                  textOrNull(row[5]),
                  null);
          reader.accept(Parts.timelineName(change), Parts.timeline(change));
        });
  }

  private void walkLedger(BiConsumer<String, String> reader) {
    walkKeyed(
        "payment_id, sequence_no, booking_id, happened_at, purpose, type, amount, currency from"
            + " ledger",
        "payment_id",
        row -> {
          PaymentChange change =
              new PaymentChange(
                  UUID.fromString((String) row[0]),
                  number(row[1]),
                  UUID.fromString((String) row[2]),
                  Instant.ofEpochMilli(number(row[3])),
                  (String) row[4],
                  (String) row[5],
                  new Money(number(row[6]), (String) row[7]));
          reader.accept(Parts.ledgerName(change), Parts.ledger(change));
        });
  }

  @SuppressWarnings("unchecked")
  private void walkKeyed(String columnsAndTable, String key, Consumer<Object[]> reader) {
    String afterId = "";
    long afterSequence = 0;
    while (afterId != null) {
      List<Object[]> page =
          entityManager
              .createNativeQuery(
                  "select %s where generation = ? and (%s > ? or %s = ? and sequence_no > ?) order by %s, sequence_no"
                          .formatted(columnsAndTable, key, key, key)
                      + " fetch first "
                      + PAGE
                      + " rows only")
              .setParameter(1, generation)
              .setParameter(2, afterId)
              .setParameter(3, afterId)
              .setParameter(4, afterSequence)
              .getResultList();
      page.forEach(reader);
      if (page.size() < PAGE) {
        return;
      }
      afterId = (String) page.get(PAGE - 1)[0];
      afterSequence = number(page.get(PAGE - 1)[1]);
    }
  }

  private GenerationKey key(String id) {
    return new GenerationKey(generation, id);
  }

  private boolean isThere(String tableAndKey, String id, long sequence) {
    return !entityManager
        .createNativeQuery("select sequence_no from " + tableAndKey)
        .setParameter(1, generation)
        .setParameter(2, id)
        .setParameter(3, sequence)
        .getResultList()
        .isEmpty();
  }

  private void write(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    query.executeUpdate();
  }

  /** A native statement can't be given null without its type; there is no empty word otherwise. */
  private static String textOrEmpty(String text) {
    return text == null ? "" : text;
  }

  static String textOrNull(Object text) {
    return text == null || text.equals("") ? null : (String) text;
  }

  static long number(Object value) {
    return ((Number) value).longValue();
  }
}
