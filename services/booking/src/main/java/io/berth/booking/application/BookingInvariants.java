package io.berth.booking.application;

import io.berth.booking.application.port.Audit;
import io.berth.foundation.invariants.Invariant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What must always hold of bookings, each a bean of its own for whoever checks them all. */
@ApplicationScoped
public class BookingInvariants {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Look look;
  private final CompareWithPayment payment;
  private final Clock clock;

  @Inject
  public BookingInvariants(Look look, CompareWithPayment payment, Clock clock) {
    this.look = look;
    this.payment = payment;
    this.clock = clock;
  }

  protected BookingInvariants() {
    this(null, null, null);
  }

  @Produces
  Invariant overlap() {
    return own("no-two-overlap", Audit::overlaps);
  }

  @Produces
  Invariant claims() {
    return own("claims-are-what-is-owned", Audit::wrongClaims);
  }

  @Produces
  Invariant ownings() {
    return own("what-is-owned-fits-the-state", Audit::wrongOwnings);
  }

  @Produces
  Invariant units() {
    return own("units-are-out-with-whom-uses-them", Audit::wrongUnits);
  }

  @Produces
  Invariant money() {
    return own("what-is-kept-is-what-it-costs", Audit::wrongMoney);
  }

  @Produces
  Invariant history() {
    return own("history-has-no-gap", Audit::brokenHistories);
  }

  @Produces
  Invariant topic() {
    return own("events-reach-the-topic", audit -> audit.untoldSince(aMinuteAgo()));
  }

  @Produces
  Invariant deadlines() {
    return own("no-deadline-is-past", audit -> audit.overdue(aMinuteAgo()));
  }

  @Produces
  Invariant wishes() {
    return own("who-waits-is-looked-after", audit -> audit.forgottenWishes(aMinuteAgo()));
  }

  @Produces
  Invariant promises() {
    return own("what-was-told-is-there", Audit::brokenPromises);
  }

  @Produces
  Invariant agreement() {
    return Invariant.of("charges-agree-with-payment", payment::disagreeing);
  }

  @Produces
  Invariant counted() {
    return Invariant.of("payment-holds-nothing-uncounted", payment::uncounted);
  }

  @Produces
  Invariant refunds() {
    return Invariant.of("refund-paid-is-refund-shown", payment::wronglyRefunded);
  }

  private Instant aMinuteAgo() {
    return clock.instant().minus(PATIENCE);
  }

  private Invariant own(String name, Function<Audit, Set<String>> question) {
    return Invariant.of(name, () -> Optional.of(look.at(question)));
  }

  /** One look, in one transaction. */
  @ApplicationScoped
  public static class Look {
    private final Audit audit;

    @Inject
    public Look(Audit audit) {
      this.audit = audit;
    }

    protected Look() {
      this(null);
    }

    @Transactional
    Set<String> at(Function<Audit, Set<String>> question) {
      return question.apply(audit);
    }
  }
}
