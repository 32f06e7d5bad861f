package io.berth.mypage.adapter.out.persistence;

import io.berth.mypage.application.BookingChange;
import io.berth.mypage.application.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A booking as its newest event tells it; times are epoch milliseconds. */
@Entity
@Table(name = "booking")
@IdClass(GenerationKey.class)
class BookingRow {
  @Id private int generation;
  @Id private String id;

  @Column(name = "sequence_no")
  private long sequence;

  private String state;

  @Column(name = "listing_id")
  private String listingId;

  @Column(name = "unit_id")
  private String unitId;

  @Column(name = "unit_name")
  private String unitName;

  @Column(name = "guest_id")
  private String guestId;

  @Column(name = "host_id")
  private String hostId;

  private String kind;

  @Column(name = "from_text")
  private String from;

  @Column(name = "to_text")
  private String to;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "starts_at")
  private long startsAt;

  @Column(name = "ends_at")
  private long endsAt;

  private int guests;
  private long total;
  private long refund;
  private String currency;
  private Long deadline;
  private String reason;

  @Column(name = "updated_at")
  private long updatedAt;

  protected BookingRow() {}

  static BookingRow of(int generation, BookingChange change) {
    BookingRow row = new BookingRow();
    row.generation = generation;
    row.id = change.bookingId().toString();
    row.take(change);
    return row;
  }

  /** Takes over what is newer; anything older changes nothing. */
  final void take(BookingChange change) {
    if (change.sequence() <= sequence) {
      return;
    }
    BookingChange.Standing now = change.standing();
    sequence = change.sequence();
    state = now.state();
    listingId = now.listingId().toString();
    unitId = now.unitId() == null ? null : now.unitId().toString();
    unitName = now.unitName();
    guestId = textOrNobody(now.guestId());
    hostId = textOrNobody(now.hostId());
    kind = now.kind();
    from = now.from();
    to = now.to();
    timeZone = now.timeZone();
    startsAt = now.startsAt().toEpochMilli();
    endsAt = now.endsAt().toEpochMilli();
    guests = now.guests();
    total = now.total().amount();
    refund = now.refund().amount();
    currency = now.total().currency();
    deadline = now.deadline() == null ? null : now.deadline().toEpochMilli();
    reason = change.reason();
    updatedAt = change.at().toEpochMilli();
  }

  /** The newest change, but for its type and who did it. */
  BookingChange change() {
    return new BookingChange(
        id(), sequence, Instant.ofEpochMilli(updatedAt), null, null, reason, standing());
  }

  UUID id() {
    return UUID.fromString(id);
  }

  String listingId() {
    return listingId;
  }

  String reason() {
    return reason;
  }

  Instant updatedAt() {
    return Instant.ofEpochMilli(updatedAt);
  }

  long startsAt() {
    return startsAt;
  }

  /** Who is erased is the empty word. */
  private static String textOrNobody(UUID person) {
    return person == null ? "" : person.toString();
  }

  private static UUID uuidOrNobody(String text) {
    return text.isEmpty() ? null : UUID.fromString(text);
  }

  BookingChange.Standing standing() {
    return new BookingChange.Standing(
        state,
        UUID.fromString(listingId),
        unitId == null ? null : UUID.fromString(unitId),
        unitName,
        uuidOrNobody(guestId),
        uuidOrNobody(hostId),
        kind,
        from,
        to,
        timeZone,
        Instant.ofEpochMilli(startsAt),
        Instant.ofEpochMilli(endsAt),
        guests,
        new Money(total, currency),
        new Money(refund, currency),
        deadline == null ? null : Instant.ofEpochMilli(deadline));
  }
}
