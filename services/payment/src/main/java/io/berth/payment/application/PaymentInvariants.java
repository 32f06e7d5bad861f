package io.berth.payment.application;

import io.berth.foundation.invariants.Invariant;
import io.berth.payment.application.port.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What must always hold of payments, each a bean of its own for whoever checks them all. */
@ApplicationScoped
public class PaymentInvariants {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Look look;
  private final CompareWithProvider provider;
  private final Clock clock;

  @Inject
  public PaymentInvariants(Look look, CompareWithProvider provider, Clock clock) {
    this.look = look;
    this.provider = provider;
    this.clock = clock;
  }

  protected PaymentInvariants() {
    this(null, null, null);
  }

  @Produces
  Invariant ledger() {
    return own("ledger-balanced", Findings::unbalanced);
  }

  @Produces
  Invariant fold() {
    return own("row-is-fold-of-ledger", Findings::unlikeLedger);
  }

  @Produces
  Invariant wishes() {
    return own(
        "booking-heeded-within-60-seconds", findings -> findings.unheededSince(aMinuteAgo()));
  }

  /** A provider that is away may be the reason why something is unsettled. */
  @Produces
  Invariant settled() {
    return Invariant.of(
        "nothing-unsettled-for-60-seconds",
        () ->
            provider.answers()
                ? Optional.of(look.at(findings -> findings.unsettledSince(aMinuteAgo())))
                : Optional.empty());
  }

  @Produces
  Invariant agreement() {
    return Invariant.of("row-agrees-with-provider", provider::disagreeing);
  }

  @Produces
  Invariant once() {
    return Invariant.of("captured-at-most-once", provider::capturedTwice);
  }

  private Instant aMinuteAgo() {
    return clock.instant().minus(PATIENCE);
  }

  private Invariant own(String name, Function<Findings, Set<String>> question) {
    return Invariant.of(name, () -> Optional.of(look.at(question)));
  }

  /** One look at payment's own rows, in one transaction. */
  @ApplicationScoped
  public static class Look {
    private final Findings findings;

    @Inject
    public Look(Findings findings) {
      this.findings = findings;
    }

    protected Look() {
      this(null);
    }

    @Transactional
    Set<String> at(Function<Findings, Set<String>> question) {
      return question.apply(findings);
    }

    /** What payment thinks that the provider holds under a range of keys. */
    @Transactional
    List<Findings.Held> held(String after, String upTo) {
      return findings.held(after, upTo);
    }
  }
}
