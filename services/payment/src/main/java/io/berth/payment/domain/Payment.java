package io.berth.payment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The money of one charge.
 *
 * <p>Its life: before the provider is asked for anything, an INTENT stands committed under the
 * charge's id. The provider's answer makes it AUTHORIZED (reserved), CAPTURED (taken) or DECLINED.
 * An authorized one is captured later the same way: CAPTURING stands before the provider is asked.
 * When the answer does not come, payment asks the provider what it knows; if it knows nothing,
 * payment decides: VOIDED. That is no observation but a decision. Whoever asks again under this id
 * is told so, and whatever the provider turns out to have done, payment undoes: it lets a
 * reservation go and gives taken money back, until the provider agrees.
 *
 * <p>Booking's word ends the rest: when a booking is over, what is reserved and not taken is
 * VOIDED; what booking wants refunded becomes a refund, REFUND_PENDING until the provider has
 * agreed, then REFUNDED (all) or CAPTURED again (a part). Never is more given back than was taken.
 *
 * <p>Every movement of money is a line of the ledger; the sums here are the fold of those lines.
 */
public final class Payment {
  private final UUID id;
  private ChargeOrder order;
  private PaymentState state;
  private String reason;
  private String providerReference;
  private long reserved;
  private long captured;
  private boolean openAtProvider;
  private long sequence;
  private Instant intentAt;
  private Instant callUntil;
  private Instant lapsesAt;
  private final Instant createdAt;
  private Instant updatedAt;
  private final List<Refund> refunds;
  private final List<LedgerTransaction> booked = new ArrayList<>();

  /** All that is known of a payment, as it is stored. */
  public record Snapshot(
      UUID id,
      ChargeOrder order,
      PaymentState state,
      String reason,
      String providerReference,
      long reserved,
      long captured,
      boolean openAtProvider,
      long sequence,
      Instant intentAt,
      Instant callUntil,
      Instant lapsesAt,
      Instant createdAt,
      Instant updatedAt,
      List<Refund> refunds) {}

  private Payment(Snapshot stored) {
    this.id = stored.id();
    this.order = stored.order();
    this.state = stored.state();
    this.reason = stored.reason();
    this.providerReference = stored.providerReference();
    this.reserved = stored.reserved();
    this.captured = stored.captured();
    this.openAtProvider = stored.openAtProvider();
    this.sequence = stored.sequence();
    this.intentAt = stored.intentAt();
    this.callUntil = stored.callUntil();
    this.lapsesAt = stored.lapsesAt();
    this.createdAt = stored.createdAt();
    this.updatedAt = stored.updatedAt();
    this.refunds = new ArrayList<>(stored.refunds());
  }

  public static Payment of(Snapshot stored) {
    return new Payment(stored);
  }

  public Snapshot snapshot() {
    return new Snapshot(
        id,
        order,
        state,
        reason,
        providerReference,
        reserved,
        captured,
        openAtProvider,
        sequence,
        intentAt,
        callUntil,
        lapsesAt,
        createdAt,
        updatedAt,
        List.copyOf(refunds));
  }

  /**
   * A payment about to be asked of the provider.
   *
   * @param callUntil when the call is over at the latest, however it ends
   */
  public static Payment intended(ChargeOrder order, Instant now, Instant callUntil) {
    return new Payment(
        new Snapshot(
            order.chargeId(),
            order,
            PaymentState.INTENT,
            null,
            null,
            0,
            0,
            false,
            0,
            now,
            callUntil,
            null,
            now,
            now,
            List.of()));
  }

  /** A charge that was never heard of and now never will be charged. */
  public static Payment neverToBeCharged(UUID chargeId, Instant now) {
    return new Payment(
        new Snapshot(
            chargeId,
            null,
            PaymentState.VOIDED,
            null,
            null,
            0,
            0,
            true,
            0,
            null,
            null,
            null,
            now,
            now,
            List.of()));
  }

  /** Whether the order is the one this payment was made for, or none was known so far. */
  public boolean isFor(ChargeOrder asked) {
    return order == null || order.equals(asked);
  }

  /** Tells a payment that was voided unheard what it would have been for. */
  public Optional<PaymentEvent> isNowKnownToBeFor(ChargeOrder asked, Instant now) {
    if (order != null || !asked.chargeId().equals(id)) {
      return Optional.empty();
    }
    order = asked;
    book(LedgerTransaction.released(LedgerTransaction.Kind.VOIDED, amount(), 0, now));
    return told(PaymentEvent.Type.VOIDED, amount(), now);
  }

  /** Puts the intent to capture on record; false if there is nothing to capture. */
  public boolean intendCapture(Instant now, Instant until) {
    if (state != PaymentState.AUTHORIZED) {
      return false;
    }
    become(PaymentState.CAPTURING);
    intentAt = now;
    callUntil = until;
    updatedAt = now;
    return true;
  }

  /** The call is over and nobody knows how it ended: it may be resolved from now on. */
  public boolean callFailed(Instant now) {
    if (!state.isInDoubt() || !callUntil.isAfter(now)) {
      return false;
    }
    callUntil = now;
    return true;
  }

  /** A call to the provider may still be under way. */
  public boolean isCallUnderWay(Instant now) {
    return state.isInDoubt() && callUntil.isAfter(now);
  }

  /**
   * Takes in what the provider holds. What does not matter in this state changes nothing, so the
   * same may be learned again, late and in any order.
   */
  public Optional<PaymentEvent> learn(ProviderCharge seen, Instant now) {
    if (state.isInDoubt()) {
      return settle(seen, now);
    }
    if (openAtProvider) {
      undo(seen, now);
    }
    return Optional.empty();
  }

  /** Whether what the provider holds ends the doubt. */
  public boolean isSettledBy(ProviderCharge seen) {
    return state == PaymentState.INTENT
        || state == PaymentState.CAPTURING && seen.status() != ProviderCharge.Status.AUTHORIZED;
  }

  private Optional<PaymentEvent> settle(ProviderCharge seen, Instant now) {
    if (!isSettledBy(seen)) {
      return Optional.empty();
    }
    if (seen.reference() != null) {
      providerReference = seen.reference();
    }
    return switch (seen.status()) {
      case AUTHORIZED -> {
        become(PaymentState.AUTHORIZED);
        reserved = amount();
        lapsesAt = seen.lapsesAt();
        book(LedgerTransaction.authorized(amount(), now));
        yield told(PaymentEvent.Type.AUTHORIZED, amount(), now);
      }
      case CAPTURED -> {
        become(PaymentState.CAPTURED);
        capture(seen, now);
        yield told(PaymentEvent.Type.CAPTURED, captured, now);
      }
      case DECLINED, LAPSED -> {
        openAtProvider = state == PaymentState.CAPTURING;
        become(PaymentState.DECLINED);
        reason = seen.reason() == null ? "declined" : seen.reason();
        release(LedgerTransaction.Kind.DECLINED, now);
        yield told(PaymentEvent.Type.DECLINED, amount(), now);
      }
      case VOIDED -> Optional.of(voided(false, now));
    };
  }

  /** Ends a doubt by decision; nothing if there is none, or a call may still be under way. */
  public Optional<PaymentEvent> voidInDoubt(Instant now) {
    if (!state.isInDoubt() || isCallUnderWay(now)) {
      return Optional.empty();
    }
    return Optional.of(voided(true, now));
  }

  /** Does what booking's latest word asks of a payment that is not in doubt. */
  public Optional<PaymentEvent> heed(ChargeWish wish, Instant now) {
    if (state == PaymentState.AUTHORIZED && (wish.closed() || wish.nothingToKeep())) {
      return Optional.of(voided(true, now));
    }
    if (state.isCaptured()) {
      long wanted = wish.nothingToKeep() ? captured : Math.min(wish.refund(), captured);
      oweBack(wanted - refunded() - refundPending(), now);
    }
    return Optional.empty();
  }

  /** The provider has agreed to the refund; nothing if that was known. */
  public Optional<PaymentEvent> refundPaid(int number, Instant now) {
    int index = number - 1;
    if (index >= refunds.size() || refunds.get(index).isPaid()) {
      return Optional.empty();
    }
    Refund paid = refunds.get(index).paid(now);
    refunds.set(index, paid);
    book(LedgerTransaction.refunded(paid));
    if (state == PaymentState.REFUND_PENDING && refundPending() == 0) {
      become(refunded() == captured ? PaymentState.REFUNDED : PaymentState.CAPTURED);
    }
    return told(PaymentEvent.Type.REFUNDED, paid.amount(), now);
  }

  /** What is left to do at the provider. */
  public Optional<Errand> errand() {
    if (state.isInDoubt()) {
      return Optional.of(Errand.RESOLVE);
    }
    if (openAtProvider) {
      return Optional.of(Errand.VOID);
    }
    return nextRefund().map(refund -> Errand.REFUND);
  }

  public Optional<Refund> nextRefund() {
    return refunds.stream().filter(refund -> !refund.isPaid()).findFirst();
  }

  /** Makes a decision true: what the provider holds under a refused charge goes back. */
  private void undo(ProviderCharge seen, Instant now) {
    switch (seen.status()) {
      case AUTHORIZED -> {}
      case CAPTURED -> {
        openAtProvider = false;
        if (seen.reference() != null) {
          providerReference = seen.reference();
        }
        capture(seen, now);
        oweBack(captured, now);
        updatedAt = now;
      }
      case DECLINED, LAPSED, VOIDED -> {
        openAtProvider = false;
        updatedAt = now;
      }
    }
  }

  private void capture(ProviderCharge seen, Instant now) {
    captured = seen.captured();
    book(LedgerTransaction.captured(captured, reserved, now));
    reserved = 0;
  }

  private void oweBack(long missing, Instant now) {
    if (missing <= 0) {
      return;
    }
    Refund refund = new Refund(id, refunds.size() + 1, missing, now, null);
    refunds.add(refund);
    book(LedgerTransaction.refundOwed(refund));
    if (state == PaymentState.CAPTURED) {
      become(PaymentState.REFUND_PENDING);
    }
    updatedAt = now;
  }

  private PaymentEvent voided(boolean openAtProvider, Instant now) {
    become(PaymentState.VOIDED);
    this.openAtProvider = openAtProvider;
    release(LedgerTransaction.Kind.VOIDED, now);
    return told(PaymentEvent.Type.VOIDED, amount(), now).orElseThrow();
  }

  private void release(LedgerTransaction.Kind kind, Instant now) {
    book(LedgerTransaction.released(kind, amount(), reserved, now));
    reserved = 0;
  }

  private void become(PaymentState next) {
    if (!state.canBecome(next)) {
      throw new IllegalStateException("a payment that is " + state + " can't become " + next);
    }
    state = next;
  }

  private void book(LedgerTransaction transaction) {
    booked.add(transaction);
  }

  private Optional<PaymentEvent> told(PaymentEvent.Type type, long amount, Instant now) {
    updatedAt = now;
    if (order == null) {
      return Optional.empty();
    }
    sequence++;
    return Optional.of(new PaymentEvent(type, sequence, amount, this));
  }

  /** The lines of the ledger that were booked since the last call. */
  public List<LedgerTransaction> takeBooked() {
    List<LedgerTransaction> taken = List.copyOf(booked);
    booked.clear();
    return taken;
  }

  private long amount() {
    return order.money().amount();
  }

  public UUID id() {
    return id;
  }

  /** What it is for; empty if it was voided before anybody said so. */
  public Optional<ChargeOrder> order() {
    return Optional.ofNullable(order);
  }

  public PaymentState state() {
    return state;
  }

  /** Why the provider refused, in kebab case. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  public long sequence() {
    return sequence;
  }

  /** Minor units that are reserved or were taken. */
  public long authorized() {
    return reserved + captured;
  }

  /** Minor units that were taken, refunds not deducted. */
  public long captured() {
    return captured;
  }

  /** Minor units that were given back. */
  public long refunded() {
    return refunds.stream().filter(Refund::isPaid).mapToLong(Refund::amount).sum();
  }

  /** Minor units on their way back. */
  public long refundPending() {
    return refunds.stream().filter(refund -> !refund.isPaid()).mapToLong(Refund::amount).sum();
  }

  /** Since when a call may be under way; empty if there is no doubt. */
  public Optional<Instant> inDoubtSince() {
    return state.isInDoubt() ? Optional.of(intentAt) : Optional.empty();
  }

  /** When what is reserved ends by itself; empty if nothing is, or the provider did not say. */
  public Optional<Instant> authorizedUntil() {
    return state == PaymentState.AUTHORIZED ? Optional.ofNullable(lapsesAt) : Optional.empty();
  }

  public Instant callUntil() {
    return callUntil;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public List<Refund> refunds() {
    return List.copyOf(refunds);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payment payment && payment.id.equals(id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id);
  }

  @Override
  public String toString() {
    return "payment " + id + " " + state;
  }
}
