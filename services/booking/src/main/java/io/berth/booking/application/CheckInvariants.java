package io.berth.booking.application;

import io.berth.booking.application.port.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks for what must never be. A finding counts when a second look finds it again, since bookings
 * change between two statements of one look.
 */
@ApplicationScoped
public class CheckInvariants {
  /**
   * What one check found.
   *
   * @param violations null if it could not be asked
   */
  public record Check(String name, Set<String> violations) {}

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Look look;
  private final CompareWithPayment compare;
  private final Duration secondLook;

  @Inject
  public CheckInvariants(
      Look look,
      CompareWithPayment compare,
      @ConfigProperty(name = "berth.booking.second-look", defaultValue = "PT5S")
          Duration secondLook) {
    this.look = look;
    this.compare = compare;
    this.secondLook = secondLook;
  }

  protected CheckInvariants() {
    this(null, null, null);
  }

  public List<Check> check() {
    Map<String, Set<String>> findings = lookOnce();
    if (findings.values().stream().anyMatch(found -> found != null && !found.isEmpty())) {
      pause();
      Map<String, Set<String>> again = lookOnce();
      findings.replaceAll((name, before) -> both(before, again.get(name)));
    }
    List<Check> checks = new ArrayList<>();
    findings.forEach((name, found) -> checks.add(new Check(name, found)));
    return checks;
  }

  private Map<String, Set<String>> lookOnce() {
    Map<String, Set<String>> findings = look.all();
    findings.putAll(compare.findings());
    return findings;
  }

  private static Set<String> both(Set<String> before, Set<String> again) {
    if (before == null || again == null) {
      return null;
    }
    Set<String> both = new TreeSet<>(before);
    both.retainAll(again);
    return both;
  }

  private void pause() {
    try {
      Thread.sleep(secondLook.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy(e);
    }
  }

  /** One look at all of them. */
  @ApplicationScoped
  public static class Look {
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Look(Audit audit, Clock clock) {
      this.audit = audit;
      this.clock = clock;
    }

    protected Look() {
      this(null, null);
    }

    @Transactional
    Map<String, Set<String>> all() {
      Instant patient = clock.instant().minus(PATIENCE);
      Map<String, Set<String>> findings = new LinkedHashMap<>();
      look(findings, "no-two-overlap", audit::overlaps);
      look(findings, "claims-are-what-is-owned", audit::wrongClaims);
      look(findings, "history-has-no-gap", audit::brokenHistories);
      look(findings, "events-reach-the-topic", () -> audit.untoldSince(patient));
      look(findings, "no-deadline-is-past", () -> audit.overdue(patient));
      look(findings, "what-was-told-is-there", audit::brokenPromises);
      return findings;
    }

    private static void look(
        Map<String, Set<String>> findings, String name, Supplier<Set<String>> check) {
      findings.put(name, new TreeSet<>(check.get()));
    }
  }
}
