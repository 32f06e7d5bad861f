package io.berth.usage.application;

import io.berth.foundation.crash.CrashPoint;
import io.berth.usage.application.port.BookingDecisions;
import io.berth.usage.domain.ActualUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends a use: it is recorded and told first, whatever becomes of the call to booking, which then
 * answers at once what is given back. Where it does not, the event reaches it later.
 */
@ApplicationScoped
public class EndUse {
  private static final Logger LOG = Logger.getLogger(EndUse.class.getName());

  private final RecordUse record;
  private final BookingDecisions booking;
  private final CrashPoint crash;

  @Inject
  public EndUse(RecordUse record, BookingDecisions booking, CrashPoint crash) {
    this.record = record;
    this.booking = booking;
    this.crash = crash;
  }

  protected EndUse() {
    this(null, null, null);
  }

  /**
   * An end.
   *
   * @param givenBack null if nothing was, or if booking has not said so yet
   */
  public record Ended(ActualUse use, BookingDecisions.GivenBack givenBack) {}

  /**
   * Ends it, or finds it ended.
   *
   * @throws UseUnknown if there is no such use of the member's
   */
  public Ended end(UUID id, UUID memberId, String note) {
    ActualUse use = record.ended(id, memberId, note);
    crash.reached(CrashMoment.BEFORE_END);
    try {
      BookingDecisions.Decision ended =
          booking.end(use.bookingId(), id, memberId, use.end().orElseThrow().at());
      crash.reached(CrashMoment.AFTER_END);
      return new Ended(use, ended.givenBack());
    } catch (BookingDecisions.Silent | BookingDecisions.Refused later) {
      LOG.log(
          Level.INFO,
          "booking {0} will hear of its end by the event: {1}",
          new Object[] {use.bookingId(), later.getMessage()});
      return new Ended(use, null);
    }
  }
}
