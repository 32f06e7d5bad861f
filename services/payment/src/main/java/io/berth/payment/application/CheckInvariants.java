package io.berth.payment.application;

import io.berth.payment.application.port.Findings;
import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.domain.ProviderCharge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The journey through everything that must always hold. A finding counts when a second look finds
 * it again; what could not be asked is unknown, never zero.
 */
@ApplicationScoped
public class CheckInvariants {
  static final String AGREES_WITH_PROVIDER = "row-agrees-with-provider";
  static final String CAPTURED_ONCE = "captured-at-most-once";
  private static final int PAGE = 500;

  private final FindViolations findViolations;
  private final Provider provider;
  private final Duration secondLook;

  @Inject
  public CheckInvariants(
      FindViolations findViolations,
      Provider provider,
      @ConfigProperty(name = "berth.payment.second-look", defaultValue = "PT5S")
          Duration secondLook) {
    this.findViolations = findViolations;
    this.provider = provider;
    this.secondLook = secondLook;
  }

  protected CheckInvariants() {
    this(null, null, null);
  }

  /** One invariant; without findings if it could not be looked at. */
  public record Check(String name, Optional<Set<String>> findings) {}

  public List<Check> check() {
    Map<String, Optional<Set<String>>> first = look();
    boolean suspicious =
        first.values().stream().anyMatch(found -> found.isPresent() && !found.get().isEmpty());
    if (!suspicious) {
      return first.entrySet().stream()
          .map(entry -> new Check(entry.getKey(), entry.getValue()))
          .toList();
    }
    pause();
    Map<String, Optional<Set<String>>> second = look();
    return first.entrySet().stream()
        .map(entry -> new Check(entry.getKey(), both(entry.getValue(), second.get(entry.getKey()))))
        .toList();
  }

  private static Optional<Set<String>> both(
      Optional<Set<String>> first, Optional<Set<String>> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Set<String> again = new HashSet<>(first.get());
    again.retainAll(second.get());
    return Optional.of(again);
  }

  private Map<String, Optional<Set<String>>> look() {
    Map<String, Optional<Set<String>>> looked = new LinkedHashMap<>();
    findViolations.find().forEach((name, found) -> looked.put(name, Optional.of(found)));
    Set<String> disagreeing = new HashSet<>();
    Set<String> twice = new HashSet<>();
    try {
      compare(disagreeing, twice);
      looked.put(AGREES_WITH_PROVIDER, Optional.of(disagreeing));
      looked.put(CAPTURED_ONCE, Optional.of(twice));
    } catch (ProviderSilent silent) {
      looked.put(AGREES_WITH_PROVIDER, Optional.empty());
      looked.put(CAPTURED_ONCE, Optional.empty());
      looked.put(FindViolations.NOTHING_UNSETTLED, Optional.empty());
    }
    return looked;
  }

  private void compare(Set<String> disagreeing, Set<String> twice) {
    String after = "";
    while (after != null) {
      List<Provider.Booked> page = provider.books(after, PAGE);
      String upTo = page.size() < PAGE ? null : page.get(page.size() - 1).charge().key();
      Map<String, Findings.Held> held = new HashMap<>();
      findViolations.held(after, upTo).forEach(each -> held.put(each.chargeId().toString(), each));
      for (Provider.Booked booked : page) {
        String key = booked.charge().key();
        if (booked.captures() > 1) {
          twice.add(key);
        }
        if (!agrees(booked.charge(), held.remove(key))) {
          disagreeing.add(key);
        }
      }
      held.forEach(
          (key, each) -> {
            if (each.settled() && each.reserved() + each.captured() > 0) {
              disagreeing.add(key);
            }
          });
      after = upTo;
    }
  }

  private static boolean agrees(ProviderCharge charge, Findings.Held held) {
    if (held == null) {
      return charge.status() != ProviderCharge.Status.AUTHORIZED
          && charge.captured() == charge.refunded();
    }
    if (!held.settled()) {
      return true;
    }
    boolean reservedAlike =
        held.reserved() > 0
            ? charge.status() == ProviderCharge.Status.AUTHORIZED
                || charge.status() == ProviderCharge.Status.LAPSED
            : charge.status() != ProviderCharge.Status.AUTHORIZED;
    return reservedAlike
        && charge.captured() == held.captured()
        && charge.refunded() == held.refunded();
  }

  private void pause() {
    try {
      Thread.sleep(secondLook.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
