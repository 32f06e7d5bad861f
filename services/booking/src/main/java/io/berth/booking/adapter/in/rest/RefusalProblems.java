package io.berth.booking.adapter.in.rest;

import io.berth.booking.application.Busy;
import io.berth.booking.application.Refusal;
import io.berth.booking.application.port.ListingDirectory;
import io.berth.booking.domain.InvalidPeriod;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.RefundChanged;
import io.berth.booking.domain.WrongState;
import io.berth.foundation.problem.Problem;
import io.berth.foundation.problem.ProblemMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** What each refusal of booking is in HTTP. */
final class RefusalProblems {
  private static final int RETRY_AFTER_SECONDS = 2;

  private RefusalProblems() {}

  /** The problem of a refusal, or of a state that does not allow what was asked. */
  static Problem of(RuntimeException refused) {
    if (refused instanceof WrongState wrong) {
      return of(wrong);
    }
    return of((Refusal) refused);
  }

  private static Problem of(WrongState wrong) {
    String type = wrong.isPaymentRunning() ? "payment-running" : "wrong-state";
    return Problem.conflict(type, "The booking is " + wrong.state() + ": " + wrong.getMessage())
        .with("state", wrong.state());
  }

  static Problem of(Refusal refusal) {
    if (refusal instanceof Refusal.ListingUnknown) {
      return Problem.notFound("listing-unknown", "There is no such listing for you.");
    }
    if (refusal instanceof Refusal.BookingUnknown) {
      return Problem.notFound("booking-unknown", "There is no such booking for you.");
    }
    if (refusal instanceof Refusal.BlockUnknown) {
      return Problem.notFound("block-unknown", "There is no such block for you.");
    }
    if (refusal instanceof Refusal.MemberErased) {
      return new Problem(403, "member-erased", "This account is erased.");
    }
    if (refusal instanceof Refusal.ListingClosed) {
      return Problem.conflict("listing-closed", "This listing takes no bookings any more.");
    }
    if (refusal instanceof Refusal.RuleBroken broken) {
      return Problem.conflict("rule-broken", "The listing's rules forbid it: " + broken.rules())
          .with("rules", broken.rules());
    }
    if (refusal instanceof Refusal.NotAvailable nothing) {
      return Problem.conflict("not-available", "No unit is free for the whole period.")
          .with("alternatives", alternatives(nothing));
    }
    if (refusal instanceof Refusal.NotYourTurn) {
      return Problem.conflict("not-available", "Others wait for it; you can wait, too.")
          .with("reason", "others-wait")
          .with("alternatives", List.of());
    }
    if (refusal instanceof Refusal.FreeNow) {
      return Problem.conflict("free-now", "It is free: book it.");
    }
    if (refusal instanceof Refusal.WaitingAlready already) {
      return Problem.conflict("waiting-already", "You wait for this time already.")
          .with("id", already.wishId());
    }
    if (refusal instanceof Refusal.TooManyWishes) {
      return new Problem(429, "too-many-wishes", "Drop one first: " + refusal.getMessage());
    }
    if (refusal instanceof Refusal.WishUnknown) {
      return Problem.notFound("wish-unknown", "There is no such wish of yours.");
    }
    if (refusal instanceof Refusal.SeriesNotFree) {
      return Problem.conflict("series-not-free", "Only what costs nothing is booked as a series.");
    }
    if (refusal instanceof Refusal.SeriesTaken taken) {
      return seriesTaken(taken.listing(), taken.taken());
    }
    if (refusal instanceof Refusal.SeriesUnknown) {
      return Problem.notFound("series-unknown", "There is no such series for you.");
    }
    if (refusal instanceof Refusal.CardMissing) {
      return Problem.badRequest("token", "NotBlank", "token must name a card");
    }
    if (refusal instanceof Refusal.QuoteMismatch) {
      return Problem.badRequest(
          "quote", "Match", "quote is not for this listing, period and number of guests");
    }
    if (refusal instanceof Refusal.QuoteExpired expired) {
      return Problem.conflict("quote-expired", "The price was promised too long ago; see quote.")
          .with("quote", expired.newQuote());
    }
    if (refusal instanceof Refusal.HeldAlready held) {
      return Problem.conflict(
              "held-already", "You hold time of this listing; pay or cancel that booking first.")
          .with("booking", held.bookingId());
    }
    if (refusal instanceof Refusal.TooManyHolds) {
      return new Problem(429, "too-many-holds", "Pay or cancel first: " + refusal.getMessage());
    }
    if (refusal instanceof Refusal.HoldLapsed lapsed) {
      int seconds = (int) lapsed.pause().plusMillis(999).toSeconds();
      return Problem.tooManyRequests(
          "hold-lapsed",
          "You held this time and let it go; pay at once, or hold it again in "
              + seconds
              + " seconds.",
          seconds);
    }
    if (refusal instanceof Refusal.OnlyLaterEnd) {
      return Problem.conflict(
          "only-later-end", "Not everything is refunded any more: only a later end is possible.");
    }
    if (refusal instanceof Refusal.OthersWait) {
      return Problem.conflict("others-wait", "Somebody waits for this time.");
    }
    if (refusal instanceof Refusal.ChangeNeedsHost) {
      return Problem.conflict(
          "change-needs-host", "The host is asked of each booking here: book the other dates.");
    }
    if (refusal instanceof Refusal.PaymentNeeded needed) {
      return Problem.conflict("payment-needed", "The change costs more; a card must come with it.")
          .with("difference", MoneyView.of(needed.difference()));
    }
    if (refusal instanceof Refusal.UnitInUse) {
      return Problem.conflict("unit-in-use", "The unit is still out with another booking.");
    }
    Refusal.TimeTaken taken = (Refusal.TimeTaken) refusal;
    return Problem.conflict("time-taken", "Bookings or blocks are in the way.")
        .with("inTheWay", taken.owners());
  }

  static Problem seriesTaken(Listing listing, List<Period> taken) {
    return Problem.conflict("not-available", "These times of the series are taken.")
        .with(
            "taken", taken.stream().map(each -> PeriodView.of(each, listing.calendar())).toList());
  }

  private static List<PeriodView> alternatives(Refusal.NotAvailable nothing) {
    ListingCalendar calendar = nothing.listing().calendar();
    return nothing.alternatives().stream().map(each -> PeriodView.of(each, calendar)).toList();
  }

  /** A free period. */
  public record PeriodView(String from, String to) {
    static PeriodView of(Period period, ListingCalendar calendar) {
      return new PeriodView(calendar.text(period.from()), calendar.text(period.to()));
    }
  }

  private static Response response(Problem problem) {
    return new ProblemMapper().toResponse(problem);
  }

  /** Refusals before any effect. */
  @Provider
  public static class RefusalMapper implements ExceptionMapper<Refusal> {
    @Override
    public Response toResponse(Refusal refusal) {
      return response(of(refusal));
    }
  }

  /** Periods that can't be meant. */
  @Provider
  public static class InvalidPeriodMapper implements ExceptionMapper<InvalidPeriod> {
    @Override
    public Response toResponse(InvalidPeriod invalid) {
      return response(Problem.badRequest(invalid.field(), invalid.rule(), invalid.getMessage()));
    }
  }

  /** What the booking's state does not allow. */
  @Provider
  public static class WrongStateMapper implements ExceptionMapper<WrongState> {
    @Override
    public Response toResponse(WrongState wrong) {
      return response(of(wrong));
    }
  }

  /** A refund that is another by now. */
  @Provider
  public static class RefundChangedMapper implements ExceptionMapper<RefundChanged> {
    @Override
    public Response toResponse(RefundChanged changed) {
      return response(
          Problem.conflict("refund-changed", "The refund is another now; see refund.")
              .with("refund", MoneyView.of(changed.refundNow())));
    }
  }

  /** A database that stays locked. */
  @Provider
  public static class BusyMapper implements ExceptionMapper<Busy> {
    @Override
    public Response toResponse(Busy busy) {
      return response(
          Problem.unavailable(
              "busy", "Nothing was done; try again in a moment.", RETRY_AFTER_SECONDS));
    }
  }

  /** A listing that nobody here knows, while listing does not answer. */
  @Provider
  public static class UnavailableMapper implements ExceptionMapper<ListingDirectory.Unavailable> {
    @Override
    public Response toResponse(ListingDirectory.Unavailable away) {
      return response(
          Problem.unavailable(
              "listing-unavailable",
              "This listing is new here and can't be looked up; try again in a moment.",
              RETRY_AFTER_SECONDS));
    }
  }
}
