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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Holds booking's charges against payment's books, page by page. What changed within the last
 * minute is passed over: a refund on its way is no finding.
 */
@ApplicationScoped
public class CompareWithPayment {
  /** A charge that was taken is taken, in full, at payment too. */
  static final String AGREE = "charges-agree-with-payment";

  /** Payment holds no money that no booking counts. */
  static final String COUNTED = "payment-holds-nothing-uncounted";

  /** What was to be given back is given back or on its way, no more and no less. */
  static final String REFUNDED = "refund-paid-is-refund-shown";

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

  /** The findings by check, or null for each if payment could not be asked. */
  Map<String, Set<String>> findings() {
    Map<String, Set<String>> findings = new LinkedHashMap<>();
    for (String check : List.of(AGREE, COUNTED, REFUNDED)) {
      findings.put(check, new TreeSet<>());
    }
    try {
      UUID after = null;
      while (true) {
        List<PaymentBooks.Entry> page = payment.page(after, PAGE);
        boolean last = page.size() < PAGE;
        UUID end = last ? null : page.get(PAGE - 1).chargeId();
        compare(page, own.between(after, end), findings);
        if (last) {
          return findings;
        }
        after = end;
      }
    } catch (RuntimeException notAnswered) {
      findings.replaceAll((check, found) -> null);
      return findings;
    }
  }

  private void compare(
      List<PaymentBooks.Entry> page, List<Charges.Dated> charges, Map<String, Set<String>> found) {
    Instant patient = clock.instant().minus(PATIENCE);
    Map<UUID, Charges.Dated> ours =
        charges.stream()
            .collect(
                Collectors.toMap(
                    each -> each.charge().id(), each -> each, (a, b) -> a, HashMap::new));
    for (PaymentBooks.Entry entry : page) {
      Charges.Dated dated = ours.remove(entry.chargeId());
      boolean young =
          entry.since().isAfter(patient) || dated != null && dated.since().isAfter(patient);
      if (!young) {
        compare(entry, dated == null ? null : dated.charge(), found);
      }
    }
    for (Charges.Dated missing : ours.values()) {
      boolean taken = missing.charge().state() == Charge.State.CAPTURED;
      if (taken && !missing.since().isAfter(patient)) {
        found.get(AGREE).add(missing.charge().id().toString());
      }
    }
  }

  private static void compare(
      PaymentBooks.Entry entry, Charge charge, Map<String, Set<String>> found) {
    String id = entry.chargeId().toString();
    boolean counted = charge != null && charge.state() == Charge.State.CAPTURED;
    if (counted && entry.captured() != charge.amount().amount()) {
      found.get(AGREE).add(id);
    }
    boolean awaited =
        charge != null
            && charge.state() != Charge.State.DECLINED
            && charge.state() != Charge.State.VOIDED;
    if (entry.holdsMoney() && !awaited) {
      found.get(COUNTED).add(id);
    }
    if (counted && entry.refunded() != charge.refund()) {
      found.get(REFUNDED).add(id);
    }
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
