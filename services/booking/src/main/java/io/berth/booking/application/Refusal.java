package io.berth.booking.application;

import io.berth.booking.domain.BookingRule;
import io.berth.booking.domain.Listing;
import io.berth.booking.domain.Money;
import io.berth.booking.domain.Period;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Why a booking, payment or block is refused before it had any effect. */
public abstract sealed class Refusal extends RuntimeException {
  private Refusal(String message) {
    super(message, null, false, false);
  }

  /** No such listing, or none that the caller may see. */
  public static final class ListingUnknown extends Refusal {
    public ListingUnknown(UUID id) {
      super("there is no listing " + id);
    }
  }

  /** No such booking, or not the caller's. */
  public static final class BookingUnknown extends Refusal {
    public BookingUnknown(UUID id) {
      super("there is no booking " + id);
    }
  }

  /** No such block, or not the caller's. */
  public static final class BlockUnknown extends Refusal {
    public BlockUnknown(UUID id) {
      super("there is no block " + id);
    }
  }

  /** Whoever asks is erased, and only their token lives on. */
  public static final class MemberErased extends Refusal {
    public MemberErased() {
      super("this member is erased");
    }
  }

  /** The listing takes no bookings any more. */
  public static final class ListingClosed extends Refusal {
    public ListingClosed() {
      super("the listing takes no bookings any more");
    }
  }

  /** The listing's rules forbid it. */
  public static final class RuleBroken extends Refusal {
    private final transient List<BookingRule> rules;

    public RuleBroken(List<BookingRule> rules) {
      super("the listing's rules forbid it: " + rules);
      this.rules = rules;
    }

    public List<BookingRule> rules() {
      return rules;
    }
  }

  /** No unit is free for the whole period. */
  public static final class NotAvailable extends Refusal {
    private final transient Listing listing;
    private final transient List<Period> alternatives;

    public NotAvailable(Listing listing, List<Period> alternatives) {
      super("no unit is free for the whole period");
      this.listing = listing;
      this.alternatives = alternatives;
    }

    public Listing listing() {
      return listing;
    }

    public List<Period> alternatives() {
      return alternatives;
    }
  }

  /** Others have waited for it longer. */
  public static final class NotYourTurn extends Refusal {
    public NotYourTurn() {
      super("others wait for the listing");
    }
  }

  /** Nobody needs to wait for it. */
  public static final class FreeNow extends Refusal {
    public FreeNow() {
      super("it can be booked now");
    }
  }

  /** The guest waits for this time already. */
  public static final class WaitingAlready extends Refusal {
    private final transient UUID wishId;

    public WaitingAlready(UUID wishId) {
      super("you wait for this time already");
      this.wishId = wishId;
    }

    public UUID wishId() {
      return wishId;
    }
  }

  /** The guest has as many wishes as one may have. */
  public static final class TooManyWishes extends Refusal {
    public TooManyWishes(int most) {
      super("you may have " + most + " wishes at a time");
    }
  }

  /** No such wish, or not the caller's. */
  public static final class WishUnknown extends Refusal {
    public WishUnknown(UUID id) {
      super("there is no wish " + id);
    }
  }

  /** Only what costs nothing is booked as a series. */
  public static final class SeriesNotFree extends Refusal {
    public SeriesNotFree() {
      super("only what costs nothing is booked as a series");
    }
  }

  /** Not all times of a series are free. */
  public static final class SeriesTaken extends Refusal {
    private final transient Listing listing;
    private final transient List<Period> taken;

    public SeriesTaken(Listing listing, List<Period> taken) {
      super("not all times are free");
      this.listing = listing;
      this.taken = taken;
    }

    public Listing listing() {
      return listing;
    }

    public List<Period> taken() {
      return taken;
    }
  }

  /** No such series, or not the caller's. */
  public static final class SeriesUnknown extends Refusal {
    public SeriesUnknown(UUID id) {
      super("there is no series " + id);
    }
  }

  /** It costs something, and no card was named. */
  public static final class CardMissing extends Refusal {
    public CardMissing() {
      super("a card must be named");
    }
  }

  /** The quote is for something else, or not ours. */
  public static final class QuoteMismatch extends Refusal {
    public QuoteMismatch() {
      super("the quote is not for this listing, period and number of guests");
    }
  }

  /** The quote's time is over; a new one is enclosed. */
  public static final class QuoteExpired extends Refusal {
    private final String newQuote;

    public QuoteExpired(String newQuote) {
      super("the quote has expired");
      this.newQuote = newQuote;
    }

    public String newQuote() {
      return newQuote;
    }
  }

  /** The guest holds other time of this listing; one hold of a listing at a time. */
  public static final class HeldAlready extends Refusal {
    private final transient UUID bookingId;

    public HeldAlready(UUID bookingId) {
      super("you hold time of this listing already");
      this.bookingId = bookingId;
    }

    public UUID bookingId() {
      return bookingId;
    }
  }

  /** The guest has as many open holds as one may have. */
  public static final class TooManyHolds extends Refusal {
    public TooManyHolds(String message) {
      super(message);
    }
  }

  /** The guest held this time and let it lapse; others come first for a while. */
  public static final class HoldLapsed extends Refusal {
    private final transient Duration pause;

    public HoldLapsed(Duration pause) {
      super("your hold on this time has lapsed");
      this.pause = pause;
    }

    /** How long until the guest may hold it again. */
    public Duration pause() {
      return pause;
    }
  }

  /** Not everything is refunded any more: only a later end is possible. */
  public static final class OnlyLaterEnd extends Refusal {
    public OnlyLaterEnd() {
      super("only a later end is possible now");
    }
  }

  /** Somebody waits for the time by which a booking is to be longer. */
  public static final class OthersWait extends Refusal {
    public OthersWait() {
      super("others wait for this time");
    }
  }

  /** The host is asked of each booking, and would have to be asked of the change. */
  public static final class ChangeNeedsHost extends Refusal {
    public ChangeNeedsHost() {
      super("the host would have to be asked");
    }
  }

  /** The change costs something, and no card came with it. */
  public static final class PaymentNeeded extends Refusal {
    private final transient Money difference;

    public PaymentNeeded(Money difference) {
      super("the change costs " + difference);
      this.difference = difference;
    }

    public Money difference() {
      return difference;
    }
  }

  /** Another booking has the unit out. */
  public static final class UnitInUse extends Refusal {
    public UnitInUse() {
      super("another booking has the unit out");
    }
  }

  /** A block over time that others have. */
  public static final class TimeTaken extends Refusal {
    private final transient List<UUID> owners;

    public TimeTaken(List<UUID> owners) {
      super("the time is taken");
      this.owners = owners;
    }

    /** Ids of the bookings and blocks in the way. */
    public List<UUID> owners() {
      return owners;
    }
  }
}
