package io.berth.booking.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.berth.booking.domain.BookingEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One unit, taken by one guest for one period.
 *
 * <p>A booking begins HELD, with its time kept until a deadline, or PAYING, when the guest sent the
 * payment along (one-shot). Before payment is asked the booking is PAYING in a committed
 * transaction, so a HELD booking has never been near payment and only a HELD booking ends by the
 * clock. Payment's word ends PAYING: captured makes it CONFIRMED; declined or never sent returns it
 * to HELD with its old deadline, or, one-shot, ends it DECLINED or EXPIRED. No answer makes it
 * PAYMENT_UNKNOWN, which nothing but payment's word ends, however late; if the word is "captured"
 * and the period has begun meanwhile, the booking is CANCELLED and everything given back.
 *
 * <p>Time that somebody waited for is HELD for them for a day, at most until it begins; what costs
 * nothing stands when they take it.
 *
 * <p>Where the host is asked, payment only authorizes and the booking is REQUESTED until the host
 * answers, at the latest until its deadline: 24 hours, its start, or an hour before the
 * authorization lapses. The approval makes it PAYING again, before payment is asked to capture; a
 * refused capture ends it DECLINED; one that could not be sent is sent again, for the host's yes
 * stands. A denial, a cancellation and the deadline let the authorization go. What costs nothing is
 * REQUESTED without payment and CONFIRMED by the approval alone.
 *
 * <p>A CONFIRMED booking can be cancelled until it starts, by the guest for the refund of its
 * frozen timeline, by the host for a full one. Where use is known by the clock it starts at
 * check-in (IN_USE) and is COMPLETED at check-out. A loan starts by the clock too; all other use is
 * started by its guest or host, within the period. What was so begun ends by the return: early,
 * then the running cell and what follows are free at once; or late, then the booking is OVERDUE
 * from its end on, and takes what comes next only while nobody else has it. Where nobody came it is
 * NO_SHOW.
 *
 * <p>Its guest may change its dates: freely while the timeline refunds everything, later, and while
 * it is in use, only to a later end. The new time is taken first. What costs no more is in force at
 * once, and the difference given back; what costs more waits for payment's word, and meanwhile the
 * booking owns the old time and the new, and nothing else can be asked of it but the end of its
 * use.
 *
 * <p>Whoever is late owes a fee for each cell begun. It is a charge of its own, asked for with the
 * card that payment knows from before; when that is declined it stays due and holds no state.
 *
 * <p>Every arrow raises the version by one and returns the event it caused.
 */
public final class Booking {
  /** How often a guest may try another card on one hold, or on other dates for one booking. */
  public static final int MOST_ATTEMPTS = 5;

  /** Why a booking was told that its unit is not there, see {@link #unitStillOut}. */
  public static final String UNIT_STILL_OUT = "unit-still-out";

  /** Why a booking was told that its dates are others now. */
  public static final String DATES_CHANGED = "dates-changed";

  /** Why a booking keeps its dates: the card for other ones was declined. */
  public static final String CHANGE_DECLINED = "change-declined";

  /** Why a booking keeps its dates: what other ones cost will never be taken. */
  public static final String CHANGE_VOIDED = "change-voided";

  /** Why payment was not made: it can't be reached. */
  public static final String PAYMENT_UNAVAILABLE = "payment-unavailable";

  /** Why a booking is over though payment said yes: it had begun by then. */
  public static final String PAYMENT_TOO_LATE = "payment-too-late";

  /** Why time is held that nobody asked for at that moment: its guest waited for it. */
  public static final String WAITING_OFFER = "waiting-offer";

  private BookingTerms terms;
  private final Charges charges;
  private BookingState state;
  private long version;
  private Instant deadline;
  private Instant heldUntil;
  private String reason;
  private Period owned;
  private ActualUse use;
  private DateChange change;

  private Booking(
      BookingTerms terms,
      BookingState state,
      long version,
      Instant deadline,
      Instant heldUntil,
      String reason,
      Period owned,
      ActualUse use,
      DateChange change,
      List<Charge> charges) {
    this.terms = terms;
    this.state = state;
    this.version = version;
    this.deadline = deadline;
    this.heldUntil = heldUntil;
    this.reason = reason;
    this.owned = owned;
    this.use = use;
    this.change = change;
    this.charges = new Charges(charges);
  }

  /** A booking as it was stored. */
  public static Booking restore(
      BookingTerms terms,
      BookingState state,
      long version,
      Instant deadline,
      Instant heldUntil,
      String reason,
      Period owned,
      ActualUse use,
      DateChange change,
      List<Charge> charges) {
    return new Booking(
        terms, state, version, deadline, heldUntil, reason, owned, use, change, charges);
  }

  private static Booking begun(
      BookingTerms terms,
      BookingState state,
      Instant deadline,
      Instant heldUntil,
      List<Charge> charges) {
    return new Booking(
        terms, state, 1, deadline, heldUntil, null, terms.taken(), null, null, charges);
  }

  /** A new booking that keeps its time until {@code until}. */
  public static Begun hold(BookingTerms terms, Instant until) {
    Booking booking = begun(terms, BookingState.HELD, until, until, List.of());
    return new Begun(booking, new BookingEvent(Type.HELD, null, 1, Actor.GUEST, null));
  }

  /** Time for a guest who waited for it: kept for a day, at most until it begins. */
  public static Begun offer(BookingTerms terms) {
    Instant until = terms.answerBy(terms.madeAt(), null);
    Booking booking = begun(terms, BookingState.HELD, until, until, List.of());
    booking.reason = WAITING_OFFER;
    return new Begun(booking, new BookingEvent(Type.HELD, null, 1, Actor.SYSTEM, WAITING_OFFER));
  }

  /** A new booking whose payment is about to be asked, answered at the latest by {@code by}. */
  public static Begun paying(BookingTerms terms, UUID chargeId, Instant by) {
    Charge charge = Charge.opened(chargeId, Charge.Purpose.BOOKING, 1, terms.price().total());
    Booking booking = begun(terms, BookingState.PAYING, by, null, List.of(charge));
    return new Begun(booking, new BookingEvent(Type.PAYING, null, 1, Actor.GUEST, null));
  }

  /** A new booking that costs nothing: it stands, or waits for its host's answer. */
  public static Begun free(BookingTerms terms) {
    if (terms.needsApproval()) {
      Instant until = terms.answerBy(terms.madeAt(), null);
      Booking asked = begun(terms, BookingState.REQUESTED, until, until, List.of());
      return new Begun(asked, new BookingEvent(Type.REQUESTED, null, 1, Actor.GUEST, null));
    }
    Booking booking = begun(terms, BookingState.CONFIRMED, terms.givenUpAt(), null, List.of());
    return new Begun(booking, new BookingEvent(Type.CONFIRMED, null, 1, Actor.GUEST, null));
  }

  /** A booking and the event it began with. */
  public record Begun(Booking booking, BookingEvent event) {}

  /**
   * Opens a charge for a held booking, or for a late fee that is due. A held booking that costs
   * nothing stands, or waits for its host's answer.
   *
   * @param by when the call to payment is over at the latest
   * @throws WrongState if the hold is over, or too many cards were tried
   */
  public BookingEvent pay(UUID chargeId, Instant now, Instant by) {
    if (lateFeeIsDue()) {
      return payLateFee(chargeId, by);
    }
    if (state != BookingState.HELD || !now.isBefore(deadline)) {
      throw new WrongState(state, "only a booking that is held can be paid");
    }
    if (terms.price().total().isZero()) {
      return terms.needsApproval() ? request(now, null) : confirm();
    }
    refuseTooManyCards(Charge.Purpose.BOOKING);
    charges.open(Charge.Purpose.BOOKING, chargeId, terms.price().total());
    return become(BookingState.PAYING, Type.PAYING, Actor.GUEST, null, by);
  }

  /**
   * Takes payment's word on the latest charge.
   *
   * @param retryAt when the reconciler is to ask again, if payment said nothing
   * @return the event, or none if the word changes nothing
   */
  public Optional<BookingEvent> settle(PaymentOutcome outcome, Instant now, Instant retryAt) {
    if (change != null) {
      return settleChange(outcome, now);
    }
    if (lateFeeIsAsked()) {
      return settleLateFee(outcome);
    }
    if (!state.awaitsPayment()) {
      return Optional.empty();
    }
    return switch (outcome.kind()) {
      case CAPTURED -> {
        charges.latestBecomes(Charge.State.CAPTURED);
        yield Optional.of(now.isBefore(terms.endOfWelcome()) ? confirm() : tooLate());
      }
      case AUTHORIZED -> {
        if (charges.areReserved()) {
          yield Optional.empty();
        }
        charges.latestBecomes(Charge.State.AUTHORIZED);
        yield Optional.of(
            now.isBefore(terms.endOfWelcome())
                ? request(now, outcome.authorizedUntil())
                : tooLate());
      }
      case DECLINED ->
          Optional.of(
              refused(
                  Charge.State.DECLINED, BookingState.DECLINED, Type.DECLINED, outcome.reason()));
      case VOIDED ->
          Optional.of(
              refused(Charge.State.VOIDED, BookingState.EXPIRED, Type.EXPIRED, "payment-voided"));
      case NOT_SENT ->
          Optional.of(
              refused(
                  Charge.State.VOIDED, BookingState.EXPIRED, Type.EXPIRED, PAYMENT_UNAVAILABLE));
      case UNKNOWN -> {
        if (state == BookingState.PAYMENT_UNKNOWN) {
          yield Optional.empty();
        }
        yield Optional.of(
            become(
                BookingState.PAYMENT_UNKNOWN, Type.PAYMENT_UNKNOWN, Actor.SYSTEM, null, retryAt));
      }
    };
  }

  /** Ends a hold or a request whose time is over. */
  public BookingEvent expire(Instant now) {
    if (!isLapsedAt(now)) {
      throw new WrongState(state, "only a hold or request whose time is over expires");
    }
    String why = state == BookingState.HELD ? "hold-ended" : "request-ended";
    charges.letReservedGo();
    return become(BookingState.EXPIRED, Type.EXPIRED, Actor.SYSTEM, why, null);
  }

  /** Whether it is a hold or a request whose time is over. */
  public boolean isLapsedAt(Instant now) {
    return (state == BookingState.HELD || state == BookingState.REQUESTED)
        && !now.isBefore(deadline);
  }

  /**
   * The host's yes. What costs nothing stands from now on; all else is PAYING until payment has
   * captured.
   *
   * @param by when the call to payment is over at the latest
   * @throws WrongState if there is no request, or its time is over
   */
  public BookingEvent approve(Instant now, Instant by) {
    if (!canBeAnsweredAt(now)) {
      throw new WrongState(state, "only a request whose time is not over can be approved");
    }
    return openCharge().isPresent()
        ? become(BookingState.PAYING, Type.APPROVED, Actor.HOST, null, by)
        : become(BookingState.CONFIRMED, Type.APPROVED, Actor.HOST, null, terms.givenUpAt());
  }

  /**
   * The host's no.
   *
   * @throws WrongState if there is no request, or its time is over
   */
  public BookingEvent deny(String why, Instant now) {
    if (!canBeAnsweredAt(now)) {
      throw new WrongState(state, "only a request whose time is not over can be denied");
    }
    charges.letReservedGo();
    return become(BookingState.DENIED, Type.DENIED, Actor.HOST, why, null);
  }

  /** What a cancellation at this instant gives back. */
  public Money refundAt(Actor by, Instant now) {
    long kept = charges.kept();
    long refund = by == Actor.HOST ? kept : Math.min(kept, timelineRefund(now));
    return Money.of(refund, currency());
  }

  /**
   * Cancels for the refund that was shown.
   *
   * @throws RefundChanged if a step of the timeline has passed since
   * @throws WrongState if it is being paid, has begun or is over
   */
  public BookingEvent cancel(Actor by, Money shownRefund, String why, Instant now) {
    refuseWhileChanging();
    if (!canBeCancelledAt(now)) {
      throw new WrongState(state, "it can't be cancelled any more");
    }
    Money refund = refundAt(by, now);
    if (!refund.equals(shownRefund)) {
      throw new RefundChanged(refund);
    }
    charges.refund(refund.amount());
    charges.letReservedGo();
    return become(BookingState.CANCELLED, Type.CANCELLED, by, why, null);
  }

  /** Begins the use by the clock: at check-in, or, a loan, when it is confirmed. */
  public BookingEvent startByClock(Instant now) {
    if (kindOfUse() == Kind.Use.RECORDED
        || state != BookingState.CONFIRMED
        || now.isBefore(terms.startsAt())) {
      throw new WrongState(state, "it can't start yet");
    }
    return begin(Actor.SYSTEM, null, now);
  }

  /**
   * Begins the use because its guest or host says so.
   *
   * @param usageId what usage calls it
   * @throws WrongState outside its period, or if there is nothing to begin
   */
  public BookingEvent start(Actor by, UUID usageId, Instant now) {
    if (kindOfUse() != Kind.Use.RECORDED) {
      throw new WrongState(state, "its use begins by itself");
    }
    refuseWhileChanging();
    if (state != BookingState.CONFIRMED) {
      throw new WrongState(state, "there is no use to start");
    }
    if (now.isBefore(terms.startsAt()) || !now.isBefore(terms.endsAt())) {
      throw new WrongState(state, "its use can be started within its period only");
    }
    return begin(by, usageId, now);
  }

  private BookingEvent begin(Actor by, UUID usageId, Instant now) {
    use = new ActualUse(usageId, now, null);
    return become(BookingState.IN_USE, Type.STARTED, by, null, terms.endsAt());
  }

  /** Ends the use at check-out, where the clock decides. */
  public BookingEvent completeByClock(Instant now) {
    if (kindOfUse() != Kind.Use.AUTOMATIC
        || state != BookingState.IN_USE
        || change != null
        || now.isBefore(terms.endsAt())) {
      throw new WrongState(state, "it can't be completed yet");
    }
    use = use == null ? null : use.endedAt(null, terms.endsAt());
    ownBufferFrom(terms.period().to());
    return become(BookingState.COMPLETED, Type.COMPLETED, Actor.SYSTEM, null, null);
  }

  /**
   * Ends the use by the return. Early, the running cell and what follows are given back, and the
   * buffer moves along; late, the fee is charged for each cell begun.
   *
   * @param usageId what usage calls it
   * @param at when it really ended, whenever booking learns of it
   * @param feeChargeId the id of the late fee's charge, if there is one to be
   * @throws WrongState if it is not in use
   */
  public BookingEvent end(Actor by, UUID usageId, Instant at, Instant now, UUID feeChargeId) {
    boolean inUse = state == BookingState.IN_USE || state == BookingState.OVERDUE;
    if (!inUse || !kindOfUse().isOutUntilReturned() || !use.is(usageId)) {
      throw new WrongState(state, "there is no use to end");
    }
    Instant endedAt = at.isBefore(use.startedAt()) ? use.startedAt() : at.isAfter(now) ? now : at;
    use = use.endedAt(usageId, endedAt);
    if (change != null) {
      owned = new Period(owned.from(), Math.max(owned.to(), changedTerms().taken().to()));
    }
    ownBufferFrom(Math.max(terms.period().from(), terms.calendar().cellAt(endedAt)));
    Instant due = change == null ? chargeLateFee(feeChargeId, now) : deadline;
    return become(BookingState.COMPLETED, Type.COMPLETED, by, null, due);
  }

  /** When the fee is to be asked for; null if its use did not end late. */
  private Instant chargeLateFee(UUID chargeId, Instant now) {
    long late = terms.calendar().cellsLate(terms.period(), use.endedAt());
    if (late == 0 || terms.lateFeePerSlot() == 0) {
      return null;
    }
    long fee = Math.multiplyExact(late, terms.lateFeePerSlot());
    charges.open(Charge.Purpose.LATE_FEE, chargeId, Money.of(fee, currency()));
    return now;
  }

  /** Nobody has brought it back when it was to be. */
  public BookingEvent becomeOverdue(Instant now) {
    if (!kindOfUse().isOutUntilReturned()
        || state != BookingState.IN_USE
        || now.isBefore(terms.endsAt())) {
      throw new WrongState(state, "it is not overdue");
    }
    return become(BookingState.OVERDUE, Type.OVERDUE, Actor.SYSTEM, null, now);
  }

  /** What an overdue booking needs by now and does not own; empty if nothing. */
  public Optional<Period> neededAt(Instant now) {
    long end = terms.calendar().cellAt(now) + 1 + terms.buffer();
    return state == BookingState.OVERDUE && owned.to() < end
        ? Optional.of(new Period(owned.to(), end))
        : Optional.empty();
  }

  /** When an overdue booking needs the next cell. */
  public Instant needsMoreAt(Instant now) {
    return terms.calendar().beginningOf(terms.calendar().cellAt(now) + 1);
  }

  /** An overdue booking takes what nobody else has. */
  public BookingEvent stayOut(Period more, Instant nextLook) {
    if (state != BookingState.OVERDUE || more.from() != owned.to()) {
      throw new WrongState(state, "it does not stay out");
    }
    owned = new Period(owned.from(), more.to());
    return note(Actor.SYSTEM, "still-out", nextLook);
  }

  /**
   * Marks that nobody came.
   *
   * @throws WrongState if somebody did, or may still
   */
  public BookingEvent markNoShow(Actor by, Instant now) {
    refuseWhileChanging();
    if (!canBeNoShowAt(by, now)) {
      throw new WrongState(state, "it is no no-show");
    }
    return become(BookingState.NO_SHOW, Type.MARKED_NO_SHOW, by, null, null);
  }

  /** Whether nobody came: by the clock when it is given up, by the host once the grace is over. */
  public boolean canBeNoShowAt(Actor by, Instant now) {
    boolean expected =
        change == null
            && (state == BookingState.CONFIRMED
                || state == BookingState.IN_USE && kindOfUse() == Kind.Use.AUTOMATIC);
    return switch (by) {
      case GUEST -> false;
      case HOST -> expected && kindOfUse() != Kind.Use.LOAN && !now.isBefore(terms.graceEndsAt());
      case SYSTEM ->
          expected && kindOfUse() == Kind.Use.RECORDED && !now.isBefore(terms.givenUpAt());
    };
  }

  /** Moves what has not begun to another unit of the listing. */
  public BookingEvent moveTo(UUID unitId, String unitName) {
    if (!canMove()) {
      throw new WrongState(state, "it can't move to another unit");
    }
    terms = terms.onUnit(unitId, unitName);
    return note(Actor.SYSTEM, "unit-moved", deadline);
  }

  public boolean canMove() {
    return switch (state) {
      case REQUESTED, CONFIRMED -> change == null;
      default -> false;
    };
  }

  /**
   * Refuses other dates unless they can be asked for now.
   *
   * @throws WrongState if it is being paid, is not confirmed or in use, or its period is over
   */
  public void refuseUnlessChangeable(Instant now) {
    refuseWhileChanging();
    if (!canBeChangedAt(now)) {
      throw new WrongState(state, "its dates can't be changed any more");
    }
  }

  private boolean canBeChangedAt(Instant now) {
    return (state == BookingState.CONFIRMED || state == BookingState.IN_USE)
        && change == null
        && now.isBefore(terms.endsAt());
  }

  /** Whether all dates may be changed, not only to a later end: as long as all is refunded. */
  public boolean isFreeToChangeAt(Instant now) {
    return state == BookingState.CONFIRMED
        && now.isBefore(terms.startsAt())
        && timelineRefund(now) >= terms.price().total().amount();
  }

  /** Whether a period is its own with a later end. */
  public boolean isLaterEnd(Period period) {
    return period.from() == terms.period().from() && period.to() > terms.period().to();
  }

  /**
   * What other dates come to. Once not everything is refunded they never cost less; and whatever
   * was paid before gives back no more at any instant than it did.
   *
   * @param asNew what a booking made now would cost
   */
  public DateChange changeTo(
      UUID unitId,
      String unitName,
      Period period,
      Price asNew,
      CancellationPolicy policy,
      Instant now) {
    long before = terms.price().total().amount();
    boolean cheaper = asNew.total().amount() < before;
    Price price = cheaper && !isFreeToChangeAt(now) ? terms.price() : asNew;
    long added = Math.max(0, price.total().amount() - before);
    RefundTimeline timeline =
        policy
            .timeline(terms.calendar().startsAt(period), price.total())
            .atMost(terms.refundTimeline(), added);
    return new DateChange(unitId, unitName, period, price, timeline, now);
  }

  /** What a change costs more than the booking does now; negative: less. */
  public long difference(DateChange to) {
    return to.price().total().amount() - terms.price().total().amount();
  }

  /**
   * Changes the dates. What costs more is only begun: a charge is opened, and both times are owned
   * until payment has said its word.
   *
   * @param chargeId the charge's id, if there is one to be
   * @param by when the call to payment is over at the latest
   * @throws WrongState if they can't be changed now, or too many cards were tried
   */
  public BookingEvent change(DateChange to, UUID chargeId, Instant now, Instant by) {
    refuseUnlessChangeable(now);
    if (!isFreeToChangeAt(now) && !isLaterEnd(to.period())) {
      throw new WrongState(state, "only a later end is possible now");
    }
    long difference = difference(to);
    if (difference > 0) {
      refuseTooManyCards(Charge.Purpose.CHANGE);
      charges.open(Charge.Purpose.CHANGE, chargeId, Money.of(difference, currency()));
      change = to;
      return note(Actor.GUEST, "change-asked", by);
    }
    charges.refund(-difference);
    change = to;
    return changeInForce(Actor.GUEST, now);
  }

  private BookingEvent changeInForce(Actor by, Instant now) {
    terms = changedTerms();
    change = null;
    if (state.holdsTime()) {
      owned = terms.taken();
    }
    return note(by, DATES_CHANGED, afterChange(now));
  }

  private Optional<BookingEvent> settleChange(PaymentOutcome outcome, Instant now) {
    return switch (outcome.kind()) {
      case CAPTURED -> {
        boolean tooLate = isTooLateFor(changedTerms(), now);
        charges.latestBecomes(Charge.State.CAPTURED);
        if (tooLate) {
          change = null;
          yield Optional.of(tooLate());
        }
        yield Optional.of(changeInForce(Actor.SYSTEM, now));
      }
      case DECLINED -> Optional.of(changeRefused(Charge.State.DECLINED, CHANGE_DECLINED, now));
      case VOIDED -> Optional.of(changeRefused(Charge.State.VOIDED, CHANGE_VOIDED, now));
      case NOT_SENT -> Optional.of(changeRefused(Charge.State.VOIDED, PAYMENT_UNAVAILABLE, now));
      case AUTHORIZED, UNKNOWN -> Optional.empty();
    };
  }

  private BookingEvent changeRefused(Charge.State chargeState, String why, Instant now) {
    charges.latestBecomes(chargeState);
    boolean keptOut = wasKeptOut(now);
    change = null;
    return keptOut ? tooLate() : note(Actor.SYSTEM, why, afterChange(now));
  }

  /**
   * Whether the new period began while payment was silent. What starts by the clock where it always
   * was has gone on meanwhile, and so has what is in use.
   */
  private boolean isTooLateFor(BookingTerms then, Instant now) {
    boolean goesOn =
        kindOfUse() != Kind.Use.RECORDED
            && then.startsAt().equals(terms.startsAt())
            && then.unitId().equals(terms.unitId());
    if (state != BookingState.CONFIRMED || goesOn) {
      return false;
    }
    Instant welcome = then.endOfWelcome();
    return !now.isBefore(change.askedAt().isBefore(welcome) ? welcome : then.givenUpAt());
  }

  /** Whether nobody could start its use for a whole grace, until it was given up. */
  private boolean wasKeptOut(Instant now) {
    return state == BookingState.CONFIRMED
        && kindOfUse() == Kind.Use.RECORDED
        && !now.isBefore(terms.givenUpAt())
        && !now.isBefore(change.askedAt().plus(terms.grace()));
  }

  /** When the clock looks at it next, once a change is decided. */
  private Instant afterChange(Instant now) {
    return switch (state) {
      case CONFIRMED -> terms.givenUpAt();
      case IN_USE -> terms.endsAt();
      case COMPLETED ->
          chargeLateFee(UUID.nameUUIDFromBytes(("late-fee:" + id()).getBytes(UTF_8)), now);
      default -> throw new WrongState(state, "its dates can't be changed");
    };
  }

  private BookingTerms changedTerms() {
    return terms.changed(change);
  }

  private void refuseWhileChanging() {
    if (change != null) {
      throw WrongState.paymentRunning(state, "its change of dates is being paid");
    }
  }

  /** Its unit is not back and there is no other; told once. */
  public Optional<BookingEvent> unitStillOut() {
    return canMove() && !UNIT_STILL_OUT.equals(reason)
        ? Optional.of(note(Actor.SYSTEM, UNIT_STILL_OUT, deadline))
        : Optional.empty();
  }

  /** Its whole period passed while somebody else had its unit: everything is given back. */
  public BookingEvent cancelUnserved(Instant now) {
    if (state != BookingState.CONFIRMED || now.isBefore(terms.endsAt())) {
      throw new WrongState(state, "its unit may still come back");
    }
    charges.refund(charges.kept());
    return become(BookingState.CANCELLED, Type.CANCELLED, Actor.SYSTEM, UNIT_STILL_OUT, null);
  }

  /** What a person may do with it now. */
  public List<String> actions(Actor actor, Instant now) {
    List<String> actions = new ArrayList<>();
    if (actor == Actor.GUEST && state == BookingState.HELD && now.isBefore(deadline)) {
      actions.add("pay");
    }
    if (actor == Actor.GUEST && lateFeeIsDue()) {
      actions.add("pay");
    }
    if (actor == Actor.HOST && canBeAnsweredAt(now)) {
      actions.addAll(List.of("approve", "deny"));
    }
    if (canBeCancelledAt(now)) {
      actions.add("cancel");
    }
    if (actor == Actor.GUEST && canBeChangedAt(now) && !terms.needsApproval()) {
      actions.add("change");
    }
    boolean recorded =
        kindOfUse() == Kind.Use.RECORDED && state == BookingState.CONFIRMED && change == null;
    if (recorded && !now.isBefore(terms.startsAt()) && now.isBefore(terms.endsAt())) {
      actions.add("start");
    }
    if (kindOfUse().isOutUntilReturned()
        && (state == BookingState.IN_USE || state == BookingState.OVERDUE)) {
      actions.add("end");
    }
    if (actor == Actor.HOST && canBeNoShowAt(Actor.HOST, now)) {
      actions.add("no-show");
    }
    return actions;
  }

  public boolean canBeCancelledAt(Instant now) {
    return switch (state) {
      case HELD, REQUESTED -> true;
      case CONFIRMED -> change == null && now.isBefore(terms.startsAt());
      default -> false;
    };
  }

  /** Whether it is a request that its host may still answer. */
  public boolean canBeAnsweredAt(Instant now) {
    return state == BookingState.REQUESTED && now.isBefore(deadline);
  }

  private BookingEvent request(Instant now, Instant authorizedUntil) {
    heldUntil = terms.answerBy(now, authorizedUntil);
    return become(BookingState.REQUESTED, Type.REQUESTED, Actor.SYSTEM, null, heldUntil);
  }

  private BookingEvent confirm() {
    return become(BookingState.CONFIRMED, Type.CONFIRMED, Actor.SYSTEM, null, terms.givenUpAt());
  }

  private Kind.Use kindOfUse() {
    return terms.kind().use();
  }

  /** Keeps the buffer after an end in this cell, of what is owned, and nothing else. */
  private void ownBufferFrom(long end) {
    long to = Math.min(owned.to(), end + terms.buffer());
    owned = end < to ? new Period(end, to) : null;
  }

  /** A late fee that nobody is asked for, though it is not paid. */
  public boolean lateFeeIsDue() {
    return lateFee().filter(Charge::isRefused).isPresent();
  }

  /** A late fee that payment has not given its word on. */
  public boolean lateFeeIsAsked() {
    return lateFee().filter(Charge::isOpen).isPresent();
  }

  /** The latest attempt at the late fee. */
  public Optional<Charge> lateFee() {
    return charges.latest().filter(Charge::isLateFee);
  }

  private BookingEvent payLateFee(UUID chargeId, Instant by) {
    charges.open(Charge.Purpose.LATE_FEE, chargeId, lateFee().orElseThrow().amount());
    return note(Actor.GUEST, "late-fee-asked", by);
  }

  private Optional<BookingEvent> settleLateFee(PaymentOutcome outcome) {
    return switch (outcome.kind()) {
      case CAPTURED -> {
        charges.latestBecomes(Charge.State.CAPTURED);
        yield Optional.of(note(Actor.SYSTEM, "late-fee-paid", null));
      }
      case DECLINED, VOIDED -> {
        charges.latestBecomes(
            outcome.kind() == PaymentOutcome.Kind.DECLINED
                ? Charge.State.DECLINED
                : Charge.State.VOIDED);
        yield Optional.of(note(Actor.SYSTEM, "late-fee-declined", null));
      }
      case NOT_SENT -> {
        if (lateFee().filter(Charge::isByKnownCard).isPresent()) {
          yield Optional.empty();
        }
        charges.latestBecomes(Charge.State.VOIDED);
        yield Optional.of(note(Actor.SYSTEM, PAYMENT_UNAVAILABLE, null));
      }
      case AUTHORIZED, UNKNOWN -> Optional.empty();
    };
  }

  /** Payment's word came after the period began: nobody could use it any more as it was sold. */
  private BookingEvent tooLate() {
    charges.refund(charges.kept());
    charges.letReservedGo();
    return become(BookingState.CANCELLED, Type.CANCELLED, Actor.SYSTEM, PAYMENT_TOO_LATE, null);
  }

  /** Payment's no: to the host's yes it is the end, else see {@link #backOrEnd}. */
  private BookingEvent refused(Charge.State chargeState, BookingState end, Type type, String why) {
    boolean approved = charges.areReserved();
    charges.latestBecomes(chargeState);
    return approved
        ? become(BookingState.DECLINED, Type.DECLINED, Actor.SYSTEM, why, null)
        : backOrEnd(end, type, why);
  }

  /** Without money: a hold goes on until its old deadline, a one-shot booking is over. */
  private BookingEvent backOrEnd(BookingState end, Type type, String why) {
    if (terms.oneShot()) {
      return become(end, type, Actor.SYSTEM, why, null);
    }
    Type back = type == Type.DECLINED ? Type.DECLINED : Type.HELD;
    return become(BookingState.HELD, back, Actor.SYSTEM, why, heldUntil);
  }

  private void refuseTooManyCards(Charge.Purpose purpose) {
    if (charges.declined(purpose) >= MOST_ATTEMPTS) {
      throw new WrongState(state, "no more than " + MOST_ATTEMPTS + " cards may be tried");
    }
  }

  private BookingEvent become(
      BookingState next, Type type, Actor by, String why, Instant nextDeadline) {
    if (next != BookingState.COMPLETED) {
      refuseWhileChanging();
    }
    if (!state.canBecome(next)) {
      throw new WrongState(state, state + " can't become " + next);
    }
    BookingState before = state;
    state = next;
    version++;
    deadline = nextDeadline;
    reason = why;
    if (!next.holdsTime() && next != BookingState.COMPLETED) {
      owned = null;
    }
    return new BookingEvent(type, before, version, by, why);
  }

  /** An arrow from a state to itself. */
  private BookingEvent note(Actor by, String why, Instant nextDeadline) {
    version++;
    deadline = nextDeadline;
    reason = why;
    return new BookingEvent(Type.CHANGED, state, version, by, why);
  }

  private long timelineRefund(Instant now) {
    return terms.refundTimeline().refundAt(now);
  }

  /** Whether payment has not given its word on what it was asked. */
  public boolean asksPayment() {
    return state.awaitsPayment() || change != null || lateFeeIsAsked();
  }

  /** The charge that payment is being asked about. */
  public Optional<Charge> openCharge() {
    return charges.open();
  }

  public BookingTerms terms() {
    return terms;
  }

  public UUID id() {
    return terms.id();
  }

  public BookingState state() {
    return state;
  }

  public long version() {
    return version;
  }

  /**
   * When the clock looks at it next: until when this state lasts at most, or when the late fee is
   * asked for again; empty when nothing can follow.
   */
  public Optional<Instant> deadline() {
    return Optional.ofNullable(deadline);
  }

  /** Until when a hold or a request lasts, also while payment is being asked. */
  public Optional<Instant> heldUntil() {
    return Optional.ofNullable(heldUntil);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** The dates that wait for payment's word; empty if none. */
  public Optional<DateChange> pendingChange() {
    return Optional.ofNullable(change);
  }

  /** What the dates that wait for payment own besides, with their buffer; empty if none. */
  public Optional<Period> pendingOwned() {
    return change == null || !state.holdsTime()
        ? Optional.empty()
        : Optional.of(changedTerms().taken());
  }

  /** The cells of its unit that it owns now, with its buffer; empty if none. */
  public Optional<Period> owned() {
    return Optional.ofNullable(owned);
  }

  /** When its use really began, and ended; empty if it has not begun. */
  public Optional<ActualUse> use() {
    return Optional.ofNullable(use);
  }

  /** What an early end gave back: from the cell in which it ended to the end of the period. */
  public Optional<Period> givenBack() {
    if (state != BookingState.COMPLETED || use == null || use.endedAt() == null) {
      return Optional.empty();
    }
    Period period = terms.period();
    long end = Math.max(period.from(), terms.calendar().cellAt(use.endedAt()));
    return end < period.to() ? Optional.of(new Period(end, period.to())) : Optional.empty();
  }

  public List<Charge> charges() {
    return charges.all();
  }

  /** All that was taken, refunds not deducted. */
  public Money paid() {
    return Money.of(charges.captured(), currency());
  }

  /** What was taken and is not given back. */
  public Money kept() {
    return Money.of(charges.kept(), currency());
  }

  /** All that is given back, over all charges. */
  public Money refund() {
    return Money.of(charges.refunded(), currency());
  }

  private String currency() {
    return terms.currency();
  }
}
