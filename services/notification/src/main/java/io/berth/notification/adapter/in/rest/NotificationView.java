package io.berth.notification.adapter.in.rest;

import io.berth.notification.application.Facts;
import io.berth.notification.application.FindNotices;
import io.berth.notification.application.Money;
import io.berth.notification.application.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a person was told. */
@Schema(name = "Notification")
public record NotificationView(
    UUID id,
    @Schema(description = "the event it tells of, such as BookingConfirmed") String type,
    UUID bookingId,
    UUID listingId,
    @Schema(
            description = "as whom one is told",
            enumeration = {"guest", "host"})
        String as,
    String title,
    @Schema(description = "what happened, then listing and period as far as known") String text,
    @Schema(description = "when it happened, UTC") Instant at,
    @Schema(description = "null until the booking is known") PeriodView period,
    @Schema(description = "what it is about, if it is about money") MoneyView amount,
    boolean read,
    MailView mail) {

  /** The booking's period; {@code from} and {@code to} as they were booked. */
  @Schema(name = "NotificationPeriod")
  public record PeriodView(
      String from, String to, String timeZone, Instant startsAt, Instant endsAt) {
    static PeriodView of(Facts facts) {
      return facts.startsAt() == null
          ? null
          : new PeriodView(
              facts.from(), facts.to(), facts.timeZone(), facts.startsAt(), facts.endsAt());
    }
  }

  /** An amount in minor units of an ISO 4217 currency. */
  @Schema(name = "Money")
  public record MoneyView(long amount, String currency) {
    static MoneyView of(Facts facts) {
      Money money = facts.amount() != null ? facts.amount() : facts.total();
      return money == null ? null : new MoneyView(money.amount(), money.currency());
    }
  }

  /** How its e-mail stands, since when and why. */
  @Schema(name = "NotificationMail")
  public record MailView(
      @Schema(enumeration = {"PENDING", "SENT", "FAILED", "OFF"}) String state,
      Instant at,
      @Schema(description = "why it failed, is off or was put off") String reason) {}

  static NotificationView of(FindNotices.Told told) {
    Notice notice = told.notice();
    return new NotificationView(
        notice.id(),
        notice.type().word(),
        notice.bookingId(),
        notice.listingId(),
        notice.audience().name().toLowerCase(Locale.ROOT),
        told.words().title(),
        told.words().text(),
        notice.at(),
        PeriodView.of(told.facts()),
        MoneyView.of(told.facts()),
        notice.read(),
        new MailView(
            notice.mail().state().name(), notice.mail().at(), notice.mail().reason().orElse(null)));
  }

  /** A page; {@code next} goes into {@code after} for the next one. */
  @Schema(name = "Notifications")
  public record Page(
      List<NotificationView> items,
      UUID next,
      @Schema(description = "how many one has not read, over all pages") long unread) {
    static Page of(FindNotices.Page page) {
      return new Page(
          page.items().stream().map(NotificationView::of).toList(),
          page.next().orElse(null),
          page.unread());
    }
  }
}
