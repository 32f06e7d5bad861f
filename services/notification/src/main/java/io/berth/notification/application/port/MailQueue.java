package io.berth.notification.application.port;

import io.berth.notification.application.Notice.MailState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The e-mails that are to be sent, each handed to one worker at a time: taking one moves the
 * instant at which it is due, and whoever does not find it where it was has lost it.
 */
public interface MailQueue {
  /**
   * One e-mail to be sent.
   *
   * @param due as it was found or taken
   * @param attempts how often it was put off
   */
  record Ticket(UUID noticeId, Instant due, int attempts) {}

  List<Ticket> due(Instant now, int limit);

  /** Takes it until an instant; empty if another has it. */
  Optional<Ticket> take(Ticket ticket, Instant until);

  /** Ends it; nothing happens if the ticket is lost. */
  void settle(Ticket taken, MailState state, Instant at, Optional<String> reason);

  void putOff(Ticket taken, Instant until, String reason);

  /** How many notices there are in each state. */
  Map<MailState, Long> count();
}
