package io.berth.notification.application;

import io.berth.notification.application.Notice.MailState;
import io.berth.notification.application.port.MailQueue;
import io.berth.notification.application.port.MailQueue.Ticket;
import io.berth.notification.application.port.Notices;
import io.berth.notification.application.port.PreferencesOfPeople;
import io.berth.notification.application.port.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands out the e-mails that are to be sent, each to one worker only, and notes what became. */
@ApplicationScoped
public class TakeMail {
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final int MOST_DOUBLINGS = 20;

  private final MailQueue queue;
  private final Notices notices;
  private final Surroundings surroundings;
  private final PreferencesOfPeople preferences;
  private final Clock clock;
  private final Duration lease;
  private final Duration longestPause;
  private final Duration patience;

  @Inject
  public TakeMail(
      MailQueue queue,
      Notices notices,
      Surroundings surroundings,
      PreferencesOfPeople preferences,
      Clock clock,
      @ConfigProperty(name = "berth.notification.mail.lease", defaultValue = "PT3M") Duration lease,
      @ConfigProperty(name = "berth.notification.mail.longest-pause", defaultValue = "PT30S")
          Duration longestPause,
      @ConfigProperty(name = "berth.notification.mail.patience", defaultValue = "PT20S")
          Duration patience) {
    this.queue = queue;
    this.notices = notices;
    this.surroundings = surroundings;
    this.preferences = preferences;
    this.clock = clock;
    this.lease = lease;
    this.longestPause = longestPause;
    this.patience = patience;
  }

  protected TakeMail() {
    this(null, null, null, null, null, null, null, null);
  }

  /** An e-mail to be written: to whom, about what. */
  public record Errand(Ticket ticket, Notice notice, Known known) {}

  @Transactional
  public List<Ticket> due(int limit) {
    return queue.due(clock.instant(), limit);
  }

  /**
   * Takes one for as long as sending may last. Empty if another worker has it, if it is not wanted
   * any more, or if what it is about is not known yet: then it waits a little for it.
   */
  @Transactional
  public Optional<Errand> take(Ticket found) {
    Instant now = clock.instant();
    Optional<Ticket> taken = queue.take(found, now.plus(lease));
    Optional<Notice> notice = taken.flatMap(ticket -> notices.find(ticket.noticeId()));
    if (notice.isEmpty()) {
      return Optional.empty();
    }
    if (!preferences.of(notice.get().recipient()).wantsByEmail(notice.get().type())) {
      queue.settle(taken.get(), MailState.OFF, now, Optional.of("not-wanted"));
      return Optional.empty();
    }
    Known known = surroundings.around(List.of(notice.get())).get(notice.get().id());
    if (!known.isWhole() && now.isBefore(notice.get().mail().at().plus(patience))) {
      queue.putOff(taken.get(), now.plusMillis(FIRST_PAUSE_MILLIS), "waits for its listing");
      return Optional.empty();
    }
    boolean toHost = notice.get().audience() == Audience.HOST;
    if (toHost && notice.get().type().isMailedIfApproved() && !known.approved()) {
      queue.settle(taken.get(), MailState.OFF, now, Optional.of("history-only"));
      return Optional.empty();
    }
    return Optional.of(new Errand(taken.get(), notice.get(), known));
  }

  @Transactional
  public void sent(Ticket taken) {
    queue.settle(taken, MailState.SENT, clock.instant(), Optional.empty());
  }

  @Transactional
  public void refused(Ticket taken, String reason) {
    queue.settle(taken, MailState.FAILED, clock.instant(), Optional.of(reason));
  }

  /** A little longer each time, without end. */
  @Transactional
  public void putOff(Ticket taken, String reason) {
    long pause = FIRST_PAUSE_MILLIS << Math.min(taken.attempts(), MOST_DOUBLINGS);
    long most = Math.min(pause, longestPause.toMillis());
    long jittered = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    queue.putOff(taken, clock.instant().plusMillis(jittered), reason);
  }
}
