package io.berth.notification.application;

import io.berth.notification.application.Notice.MailStanding;
import io.berth.notification.application.Notice.MailState;
import io.berth.notification.application.port.Notices;
import io.berth.notification.application.port.PreferencesOfPeople;
import io.berth.notification.application.port.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes down whom an event concerns and what they are told; the e-mail is sent later. */
@ApplicationScoped
public class HeedHappening {
  private static final Set<String> APPROVED = Set.of("BookingApproved");

  /**
   * Changes that are told otherwise: a late return by BookingOverdue, its fee by payment; other
   * dates when their payment has come to something.
   */
  private static final Set<String> NO_NEWS =
      Set.of(
          "change-asked",
          "still-out",
          "late-fee-asked",
          "late-fee-paid",
          "late-fee-declined",
          "payment-unavailable");

  /** Other dates that came to nothing: between the guest and their card. */
  private static final Set<String> CHANGE_UNPAID = Set.of("change-declined", "change-voided");

  private final Notices notices;
  private final Surroundings surroundings;
  private final PreferencesOfPeople preferences;
  private final Clock clock;
  private final Duration newest;

  @Inject
  public HeedHappening(
      Notices notices,
      Surroundings surroundings,
      PreferencesOfPeople preferences,
      Clock clock,
      @ConfigProperty(name = "berth.notification.mail.within", defaultValue = "P7D")
          Duration newest) {
    this.notices = notices;
    this.surroundings = surroundings;
    this.preferences = preferences;
    this.clock = clock;
    this.newest = newest;
  }

  protected HeedHappening() {
    this(null, null, null, null, null);
  }

  @Transactional
  public void heed(Happening happening) {
    if (happening.aggregateId().equals(happening.bookingId())) {
      surroundings.keepBooking(
          happening.bookingId(),
          happening.sequence(),
          happening.facts().withoutReason(),
          APPROVED.contains(happening.type()));
    }
    surroundings.lockPeople(Set.of(happening.guestId(), happening.hostId()));
    typeOf(happening)
        .ifPresent(
            type -> {
              tell(happening, type, Audience.GUEST, happening.guestId());
              if (concernsHost(happening, type)) {
                tell(happening, type, Audience.HOST, happening.hostId());
              }
            });
  }

  private static Optional<NoticeType> typeOf(Happening happening) {
    if (happening.type().equals("BookingApproved")) {
      return "CONFIRMED".equals(happening.facts().state())
          ? Optional.of(NoticeType.BOOKING_CONFIRMED)
          : Optional.empty();
    }
    return NoticeType.of(happening.type())
        .filter(
            type ->
                switch (type) {
                  case BOOKING_HELD -> happening.facts().reason() != null;
                  case BOOKING_CHANGED -> !isOf(NO_NEWS, happening.facts().reason());
                  case PAYMENT_CAPTURED, PAYMENT_DECLINED -> "LATE_FEE".equals(happening.purpose());
                  default -> true;
                });
  }

  private static boolean isOf(Set<String> reasons, String reason) {
    return reason != null && reasons.contains(reason);
  }

  /** What went on between the guest and their card only is not; who is both is told once. */
  private static boolean concernsHost(Happening happening, NoticeType type) {
    return !happening.hostId().equals(happening.guestId())
        && type != NoticeType.BOOKING_HELD
        && !(type == NoticeType.BOOKING_CHANGED && isOf(CHANGE_UNPAID, happening.facts().reason()))
        && !(type == NoticeType.BOOKING_DECLINED && "HELD".equals(happening.facts().state()));
  }

  private void tell(Happening happening, NoticeType type, Audience audience, UUID recipient) {
    if (surroundings.isErased(recipient)) {
      return;
    }
    Optional<UUID> author = Optional.ofNullable(happening.author());
    boolean authorIsErased = author.filter(surroundings::isErased).isPresent();
    notices.add(
        new Notice(
            Notice.idOf(happening, audience),
            recipient,
            audience,
            type,
            happening.bookingId(),
            happening.listingId(),
            authorIsErased ? Optional.empty() : author,
            happening.sequence(),
            happening.at(),
            authorIsErased ? happening.facts().withoutReason() : happening.facts(),
            false,
            mail(happening, type, audience, recipient)));
  }

  private MailStanding mail(
      Happening happening, NoticeType type, Audience audience, UUID recipient) {
    Instant now = clock.instant();
    if (!type.isMailedTo(audience)) {
      return new MailStanding(MailState.OFF, now, Optional.of("history-only"));
    }
    if (!preferences.of(recipient).wantsByEmail(type)) {
      return new MailStanding(MailState.OFF, now, Optional.of("not-wanted"));
    }
    if (happening.at().isBefore(now.minus(newest))) {
      return new MailStanding(MailState.OFF, now, Optional.of("too-old"));
    }
    return new MailStanding(MailState.PENDING, now, Optional.empty());
  }
}
