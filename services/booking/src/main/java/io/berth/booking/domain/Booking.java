package io.berth.booking.domain;

import io.berth.booking.domain.BookingEvent.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
 * <p>Where the host is asked, payment only authorizes and the booking is REQUESTED until the host
 * answers, at the latest until its deadline: 24 hours, its start, or an hour before the
 * authorization lapses. The approval makes it PAYING again, before payment is asked to capture; a
 * refused capture ends it DECLINED; one that could not be sent is sent again, for the host's yes
 * stands. A denial, a cancellation and the deadline let the authorization go. What costs nothing is
 * REQUESTED without payment and CONFIRMED by the approval alone.
 *
 * <p>A CONFIRMED booking can be cancelled until it starts, by the guest for the refund of its
 * frozen timeline, by the host for a full one. Where use is known by the clock it starts at
 * check-in (IN_USE) and is COMPLETED at check-out.
 *
 * <p>Every arrow raises the version by one and returns the event it caused.
 */
public final class Booking {
  /**
   * What never changes.
   *
   * @param graceMinutes after the start, until nobody is expected any more
   * @param lateFeePerSlot for each cell begun after the end, minor units of the price's currency
   * @param needsApproval whether the host is asked before it stands
   */
  public record Terms(
      UUID id,
      UUID listingId,
      UUID guestId,
      UUID hostId,
      Kind kind,
      ListingCalendar calendar,
      UUID unitId,
      String unitName,
      Period period,
      int buffer,
      int graceMinutes,
      long lateFeePerSlot,
      int guests,
      Price price,
      RefundTimeline refundTimeline,
      boolean needsApproval,
      boolean oneShot,
      Instant madeAt) {

    public Period owned() {
      return period.extendedBy(buffer);
    }

    public Instant startsAt() {
      return calendar.startsAt(period);
    }

    public Instant endsAt() {
      return calendar.endsAt(period);
    }

    /** Its start; of a running day or quarter, which began before it was booked, its end. */
    Instant latestStart() {
      return startsAt().isAfter(madeAt) ? startsAt() : endsAt();
    }
  }

  /** How often a guest may try another card on one hold. */
  public static final int MOST_ATTEMPTS = 5;

  private static final Duration LONGEST_REQUEST = Duration.ofHours(24);
  private static final Duration BEFORE_LAPSE = Duration.ofHours(1);

  private final Terms terms;
  private final List<Charge> charges;
  private BookingState state;
  private long version;
  private Instant deadline;
  private Instant heldUntil;
  private String reason;

  private Booking(
      Terms terms,
      BookingState state,
      long version,
      Instant deadline,
      Instant heldUntil,
      String reason,
      List<Charge> charges) {
    this.terms = terms;
    this.state = state;
    this.version = version;
    this.deadline = deadline;
    this.heldUntil = heldUntil;
    this.reason = reason;
    this.charges = new ArrayList<>(charges);
  }

  /** A booking as it was stored. */
  public static Booking restore(
      Terms terms,
      BookingState state,
      long version,
      Instant deadline,
      Instant heldUntil,
      String reason,
      List<Charge> charges) {
    return new Booking(terms, state, version, deadline, heldUntil, reason, charges);
  }

  /** A new booking that keeps its time until {@code until}. */
  public static Begun hold(Terms terms, Instant until) {
    Booking booking = new Booking(terms, BookingState.HELD, 1, until, until, null, List.of());
    return new Begun(booking, new BookingEvent(Type.HELD, null, 1, Actor.GUEST, null));
  }

  /** A new booking whose payment is about to be asked, answered at the latest by {@code by}. */
  public static Begun paying(Terms terms, UUID chargeId, Instant by) {
    Charge charge = Charge.first(chargeId, terms.price().total());
    Booking booking = new Booking(terms, BookingState.PAYING, 1, by, null, null, List.of(charge));
    return new Begun(booking, new BookingEvent(Type.PAYING, null, 1, Actor.GUEST, null));
  }

  /** A new booking that costs nothing: it stands, or waits for its host's answer. */
  public static Begun free(Terms terms) {
    if (terms.needsApproval()) {
      Instant until = answerBy(terms, terms.madeAt(), null);
      Booking asked = new Booking(terms, BookingState.REQUESTED, 1, until, until, null, List.of());
      return new Begun(asked, new BookingEvent(Type.REQUESTED, null, 1, Actor.GUEST, null));
    }
    Booking booking =
        new Booking(terms, BookingState.CONFIRMED, 1, terms.startsAt(), null, null, List.of());
    return new Begun(booking, new BookingEvent(Type.CONFIRMED, null, 1, Actor.GUEST, null));
  }

  /** A booking and the event it began with. */
  public record Begun(Booking booking, BookingEvent event) {}

  /**
   * Opens a charge for a held booking.
   *
   * @param by when the call to payment is over at the latest
   * @throws WrongState if the hold is over, or too many cards were tried
   */
  public BookingEvent pay(UUID chargeId, Instant now, Instant by) {
    if (state != BookingState.HELD || !now.isBefore(deadline)) {
      throw new WrongState(state, "only a booking that is held can be paid");
    }
    long declined =
        charges.stream().filter(charge -> charge.state() == Charge.State.DECLINED).count();
    if (declined >= MOST_ATTEMPTS) {
      throw new WrongState(state, "no more than " + MOST_ATTEMPTS + " cards may be tried");
    }
    charges.add(
        charges.isEmpty()
            ? Charge.first(chargeId, terms.price().total())
            : latestCharge().nextAttempt(chargeId));
    return become(BookingState.PAYING, Type.PAYING, Actor.GUEST, null, by);
  }

  /**
   * Takes payment's word on the latest charge.
   *
   * @param retryAt when the reconciler is to ask again, if payment said nothing
   * @return the event, or none if the word changes nothing
   */
  public Optional<BookingEvent> settle(PaymentOutcome outcome, Instant now, Instant retryAt) {
    if (!state.awaitsPayment()) {
      return Optional.empty();
    }
    return switch (outcome.kind()) {
      case CAPTURED -> {
        latestBecomes(Charge.State.CAPTURED);
        yield Optional.of(now.isBefore(endOfWelcome()) ? confirm() : tooLate());
      }
      case AUTHORIZED -> {
        if (isApproved()) {
          yield Optional.empty();
        }
        latestBecomes(Charge.State.AUTHORIZED);
        yield Optional.of(
            now.isBefore(endOfWelcome()) ? request(now, outcome.authorizedUntil()) : tooLate());
      }
      case DECLINED -> {
        boolean approved = isApproved();
        latestBecomes(Charge.State.DECLINED);
        yield Optional.of(
            approved
                ? become(BookingState.DECLINED, Type.DECLINED, Actor.SYSTEM, outcome.reason(), null)
                : backOrEnd(BookingState.DECLINED, Type.DECLINED, outcome.reason()));
      }
      case VOIDED -> {
        boolean approved = isApproved();
        latestBecomes(Charge.State.VOIDED);
        yield Optional.of(
            approved
                ? become(BookingState.DECLINED, Type.DECLINED, Actor.SYSTEM, "payment-voided", null)
                : backOrEnd(BookingState.EXPIRED, Type.EXPIRED, "payment-voided"));
      }
      case NOT_SENT -> {
        latestBecomes(Charge.State.VOIDED);
        yield Optional.of(backOrEnd(BookingState.EXPIRED, Type.EXPIRED, "payment-unavailable"));
      }
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
    letAuthorizationGo();
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
        : become(BookingState.CONFIRMED, Type.APPROVED, Actor.HOST, null, terms.startsAt());
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
    letAuthorizationGo();
    return become(BookingState.DENIED, Type.DENIED, Actor.HOST, why, null);
  }

  /** What a cancellation at this instant gives back. */
  public Money refundAt(Actor by, Instant now) {
    long captured = captured();
    long refund = by == Actor.HOST ? captured : Math.min(captured, timelineRefund(now));
    return Money.of(refund, currency());
  }

  /**
   * Cancels for the refund that was shown.
   *
   * @throws RefundChanged if a step of the timeline has passed since
   * @throws WrongState if it is being paid, has begun or is over
   */
  public BookingEvent cancel(Actor by, Money shownRefund, String why, Instant now) {
    if (!canBeCancelledAt(now)) {
      throw new WrongState(state, "it can't be cancelled any more");
    }
    Money refund = refundAt(by, now);
    if (!refund.equals(shownRefund)) {
      throw new RefundChanged(refund);
    }
    refundFromCharges(refund.amount());
    letAuthorizationGo();
    return become(BookingState.CANCELLED, Type.CANCELLED, by, why, null);
  }

  /** Begins the use at check-in, where the clock decides. */
  public BookingEvent startByClock(Instant now) {
    if (state != BookingState.CONFIRMED || now.isBefore(terms.startsAt())) {
      throw new WrongState(state, "it can't start yet");
    }
    return become(BookingState.IN_USE, Type.STARTED, Actor.SYSTEM, null, terms.endsAt());
  }

  /** Ends the use at check-out, where the clock decides. */
  public BookingEvent completeByClock(Instant now) {
    if (state != BookingState.IN_USE || now.isBefore(terms.endsAt())) {
      throw new WrongState(state, "it can't be completed yet");
    }
    return become(BookingState.COMPLETED, Type.COMPLETED, Actor.SYSTEM, null, null);
  }

  /** What a person may do with it now. */
  public List<String> actions(Actor actor, Instant now) {
    List<String> actions = new ArrayList<>();
    if (actor == Actor.GUEST && state == BookingState.HELD && now.isBefore(deadline)) {
      actions.add("pay");
    }
    if (actor == Actor.HOST && canBeAnsweredAt(now)) {
      actions.addAll(List.of("approve", "deny"));
    }
    if (canBeCancelledAt(now)) {
      actions.add("cancel");
    }
    return actions;
  }

  public boolean canBeCancelledAt(Instant now) {
    return switch (state) {
      case HELD, REQUESTED -> true;
      case CONFIRMED -> now.isBefore(terms.startsAt());
      default -> false;
    };
  }

  private boolean canBeAnsweredAt(Instant now) {
    return state == BookingState.REQUESTED && now.isBefore(deadline);
  }

  /** Whether payment is being asked to capture what the host has approved. */
  private boolean isApproved() {
    return latestCharge().state() == Charge.State.AUTHORIZED;
  }

  private BookingEvent request(Instant now, Instant authorizedUntil) {
    heldUntil = answerBy(terms, now, authorizedUntil);
    return become(BookingState.REQUESTED, Type.REQUESTED, Actor.SYSTEM, null, heldUntil);
  }

  /** Until when the host may answer. */
  private static Instant answerBy(Terms terms, Instant now, Instant authorizedUntil) {
    Instant end = terms.latestStart();
    return Stream.of(
            now.plus(LONGEST_REQUEST),
            end,
            authorizedUntil == null ? end : authorizedUntil.minus(BEFORE_LAPSE))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void letAuthorizationGo() {
    charges.replaceAll(
        charge ->
            charge.state() == Charge.State.AUTHORIZED
                ? charge.become(Charge.State.VOIDED)
                : charge);
  }

  private BookingEvent confirm() {
    return become(BookingState.CONFIRMED, Type.CONFIRMED, Actor.SYSTEM, null, terms.startsAt());
  }

  /** Payment's word came after the period began: nobody could use it any more as it was sold. */
  private BookingEvent tooLate() {
    refundFromCharges(captured());
    letAuthorizationGo();
    return become(BookingState.CANCELLED, Type.CANCELLED, Actor.SYSTEM, "payment-too-late", null);
  }

  /**
   * Until when payment's yes is in time: until the latest start, by the quarter-hour until its
   * grace is over.
   */
  private Instant endOfWelcome() {
    int grace = terms.calendar().slot().isByDate() ? 0 : terms.graceMinutes();
    Instant endOfGrace = terms.latestStart().plus(Duration.ofMinutes(grace));
    return endOfGrace.isBefore(terms.endsAt()) ? endOfGrace : terms.endsAt();
  }

  /** Without money: a hold goes on until its old deadline, a one-shot booking is over. */
  private BookingEvent backOrEnd(BookingState end, Type type, String why) {
    if (terms.oneShot()) {
      return become(end, type, Actor.SYSTEM, why, null);
    }
    Type back = type == Type.DECLINED ? Type.DECLINED : Type.HELD;
    return become(BookingState.HELD, back, Actor.SYSTEM, why, heldUntil);
  }

  private BookingEvent become(
      BookingState next, Type type, Actor by, String why, Instant nextDeadline) {
    if (!state.canBecome(next)) {
      throw new WrongState(state, state + " can't become " + next);
    }
    BookingState before = state;
    state = next;
    version++;
    deadline = nextDeadline;
    reason = why;
    return new BookingEvent(type, before, version, by, why);
  }

  private void latestBecomes(Charge.State chargeState) {
    charges.set(charges.size() - 1, latestCharge().become(chargeState));
  }

  private void refundFromCharges(long refund) {
    long left = refund;
    for (int i = charges.size() - 1; i >= 0; i--) {
      Charge charge = charges.get(i);
      if (charge.state() == Charge.State.CAPTURED) {
        long part = Math.min(left, charge.amount().amount());
        charges.set(i, charge.refunding(part));
        left -= part;
      }
    }
  }

  private long captured() {
    return charges.stream()
        .filter(charge -> charge.state() == Charge.State.CAPTURED)
        .mapToLong(charge -> charge.amount().amount())
        .sum();
  }

  private long timelineRefund(Instant now) {
    return terms.refundTimeline().refundAt(now);
  }

  private Charge latestCharge() {
    return charges.get(charges.size() - 1);
  }

  /** The charge that payment is being asked about. */
  public Optional<Charge> openCharge() {
    return charges.stream().filter(Charge::isOpen).findFirst();
  }

  public Terms terms() {
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

  /** Until when this state lasts at most; empty in a final one. */
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

  public List<Charge> charges() {
    return List.copyOf(charges);
  }

  /** All that was taken, refunds not deducted. */
  public Money paid() {
    return Money.of(captured(), currency());
  }

  /** All that is given back, over all charges. */
  public Money refund() {
    return Money.of(charges.stream().mapToLong(Charge::refund).sum(), currency());
  }

  private String currency() {
    return terms.price().total().currency();
  }
}
