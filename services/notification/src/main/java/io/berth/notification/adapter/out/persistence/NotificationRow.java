package io.berth.notification.adapter.out.persistence;

import io.berth.foundation.messaging.EventJson;
import io.berth.notification.application.Audience;
import io.berth.notification.application.Facts;
import io.berth.notification.application.Notice;
import io.berth.notification.application.NoticeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A notice as it is stored; times are epoch milliseconds. */
@Entity
@Table(name = "notification")
class NotificationRow {
  @Id private String id;

  @Column(name = "recipient_id")
  private String recipientId;

  private String audience;
  private String type;

  @Column(name = "booking_id")
  private String bookingId;

  @Column(name = "listing_id")
  private String listingId;

  @Column(name = "author_id")
  private String authorId;

  @Column(name = "sequence_no")
  private long sequence;

  @Column(name = "happened_at")
  private long happenedAt;

  @Column(name = "created_at")
  private long createdAt;

  @Lob private String facts;

  @Column(name = "read_at")
  private Long readAt;

  @Column(name = "mail_state")
  private String mailState;

  @Column(name = "mail_at")
  private long mailAt;

  @Column(name = "mail_reason")
  private String mailReason;

  @Column(name = "mail_due_at")
  private Long mailDueAt;

  @Column(name = "mail_attempts")
  private int mailAttempts;

  protected NotificationRow() {}

  static NotificationRow of(Notice notice, Instant now) {
    NotificationRow row = new NotificationRow();
    row.id = notice.id().toString();
    row.recipientId = notice.recipient().toString();
    row.audience = notice.audience().name();
    row.type = notice.type().word();
    row.bookingId = notice.bookingId().toString();
    row.listingId = notice.listingId().toString();
    row.authorId = notice.author().map(UUID::toString).orElse(null);
    row.sequence = notice.sequence();
    row.happenedAt = notice.at().toEpochMilli();
    row.createdAt = now.toEpochMilli();
    row.facts = EventJson.write(notice.facts());
    row.mailState = notice.mail().state().name();
    row.mailAt = notice.mail().at().toEpochMilli();
    row.mailReason = notice.mail().reason().orElse(null);
    row.mailDueAt =
        notice.mail().state() == Notice.MailState.PENDING ? (Long) now.toEpochMilli() : null;
    return row;
  }

  Notice notice() {
    return new Notice(
        UUID.fromString(id),
        UUID.fromString(recipientId),
        Audience.valueOf(audience),
        NoticeType.of(type).orElseThrow(),
        UUID.fromString(bookingId),
        UUID.fromString(listingId),
        Optional.ofNullable(authorId).map(UUID::fromString),
        sequence,
        Instant.ofEpochMilli(happenedAt),
        EventJson.read(facts, Facts.class),
        readAt != null,
        new Notice.MailStanding(
            Notice.MailState.valueOf(mailState),
            Instant.ofEpochMilli(mailAt),
            Optional.ofNullable(mailReason).filter(reason -> !reason.isEmpty())));
  }

  void loseAuthor(Facts withoutReason) {
    authorId = null;
    facts = EventJson.write(withoutReason);
  }
}
