package io.berth.payment.application;

import io.berth.payment.application.port.Findings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One look at payment's own rows. */
@ApplicationScoped
public class FindViolations {
  static final String LEDGER_BALANCED = "ledger-balanced";
  static final String ROW_IS_FOLD_OF_LEDGER = "row-is-fold-of-ledger";
  static final String NOTHING_UNSETTLED = "nothing-unsettled-for-60-seconds";
  static final String WISHES_HEEDED = "booking-heeded-within-60-seconds";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Findings findings;
  private final Clock clock;

  @Inject
  public FindViolations(Findings findings, Clock clock) {
    this.findings = findings;
    this.clock = clock;
  }

  protected FindViolations() {
    this(null, null);
  }

  /** By the name of the invariant, what breaks it. */
  @Transactional
  public Map<String, Set<String>> find() {
    Instant then = clock.instant().minus(PATIENCE);
    Map<String, Set<String>> found = new LinkedHashMap<>();
    found.put(LEDGER_BALANCED, findings.unbalanced());
    found.put(ROW_IS_FOLD_OF_LEDGER, findings.unlikeLedger());
    found.put(NOTHING_UNSETTLED, findings.unsettledSince(then));
    found.put(WISHES_HEEDED, findings.unheededSince(then));
    return found;
  }

  /** What payment thinks that the provider holds under a range of keys. */
  @Transactional
  public List<Findings.Held> held(String after, String upTo) {
    return findings.held(after, upTo);
  }
}
