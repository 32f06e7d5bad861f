package io.berth.booking.application;

import io.berth.booking.application.port.Charges;
import io.berth.booking.application.port.PaymentBooks;
import io.berth.booking.domain.Charge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Holds booking's charges against payment's books, page by page. What changed within the last
 * minute is passed over: a refund on its way is no finding.
 */
@ApplicationScoped
public class CompareWithPayment {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAGE = 100;

  private final PaymentBooks payment;
  private final OwnCharges own;
  private final Clock clock;

  @Inject
  public CompareWithPayment(PaymentBooks payment, OwnCharges own, Clock clock) {
    this.payment = payment;
    this.own = own;
    this.clock = clock;
  }

  protected CompareWithPayment() {
    this(null, null, null);
  }

  /** Charges that were taken or reserved here and not, or not in full, at payment. */
  Optional<Set<String>> disagreeing() {
    return walk(
        (entry, charge) ->
            isTaken(charge) && (entry == null || entry.captured() != charge.amount().amount())
                || isReserved(charge)
                    && (entry == null
                        || entry.captured() != 0
                        || entry.authorized() != charge.amount().amount()));
  }

  /** Charges under which payment holds money that no booking counts. */
  Optional<Set<String>> uncounted() {
    return walk((entry, charge) -> entry != null && entry.holdsMoney() && !isAwaited(charge));
  }

  /** Charges of which more or less is given back than was to be. */
  Optional<Set<String>> wronglyRefunded() {
    return walk(
        (entry, charge) -> entry != null && isTaken(charge) && entry.refunded() != charge.refund());
  }

  /** Tells a fault in what payment and booking have on one charge; either may have nothing. */
  private interface Fault {
    boolean isIn(PaymentBooks.Entry entry, Charge charge);
  }

  /** The charges with the fault, or empty if payment could not be asked. */
  private Optional<Set<String>> walk(Fault fault) {
    Set<String> found = new TreeSet<>();
    try {
      UUID after = null;
      while (true) {
        List<PaymentBooks.Entry> page = payment.page(after, PAGE);
        boolean last = page.size() < PAGE;
        UUID end = last ? null : page.get(PAGE - 1).chargeId();
        compare(page, own.between(after, end), fault, found);
        if (last) {
          return Optional.of(found);
        }
        after = end;
      }
    } catch (RuntimeException notAnswered) {
      return Optional.empty();
    }
  }

  private void compare(
      List<PaymentBooks.Entry> page, List<Charges.Dated> charges, Fault fault, Set<String> found) {
    Instant patient = clock.instant().minus(PATIENCE);
    Map<UUID, Charges.Dated> ours = new HashMap<>();
    charges.forEach(each -> ours.put(each.charge().id(), each));
    for (PaymentBooks.Entry entry : page) {
      Charges.Dated dated = ours.remove(entry.chargeId());
      boolean young =
          entry.since().isAfter(patient) || dated != null && dated.since().isAfter(patient);
      if (!young && fault.isIn(entry, dated == null ? null : dated.charge())) {
        found.add(entry.chargeId().toString());
      }
    }
    for (Charges.Dated missing : ours.values()) {
      if (!missing.since().isAfter(patient) && fault.isIn(null, missing.charge())) {
        found.add(missing.charge().id().toString());
      }
    }
  }

  private static boolean isTaken(Charge charge) {
    return charge != null && charge.state() == Charge.State.CAPTURED;
  }

  private static boolean isReserved(Charge charge) {
    return charge != null && charge.state() == Charge.State.AUTHORIZED;
  }

  /** Whether booking counts on the charge, or may yet. */
  private static boolean isAwaited(Charge charge) {
    return charge != null
        && charge.state() != Charge.State.DECLINED
        && charge.state() != Charge.State.VOIDED;
  }

  /** Booking's own charges, read in transactions of their own, none open while payment is asked. */
  @ApplicationScoped
  public static class OwnCharges {
    private final Charges charges;

    @Inject
    public OwnCharges(Charges charges) {
      this.charges = charges;
    }

    protected OwnCharges() {
      this(null);
    }

    @Transactional
    List<Charges.Dated> between(UUID after, UUID last) {
      return charges.between(after, last);
    }
  }
}
