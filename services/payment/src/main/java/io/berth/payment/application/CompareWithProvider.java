package io.berth.payment.application;

import io.berth.payment.application.port.Findings;
import io.berth.payment.application.port.Provider;
import io.berth.payment.application.port.ProviderSilent;
import io.berth.payment.domain.ProviderCharge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The journey through the provider's books, page by page beside payment's own rows; empty answers
 * while the provider is silent.
 */
@ApplicationScoped
public class CompareWithProvider {
  private static final int PAGE = 500;

  private final PaymentInvariants.Look look;
  private final Provider provider;

  @Inject
  public CompareWithProvider(PaymentInvariants.Look look, Provider provider) {
    this.look = look;
    this.provider = provider;
  }

  protected CompareWithProvider() {
    this(null, null);
  }

  boolean answers() {
    return walk((page, after, upTo) -> false);
  }

  /** Keys under which the provider holds something else than payment thinks. */
  Optional<Set<String>> disagreeing() {
    Set<String> found = new HashSet<>();
    boolean answered =
        walk(
            (page, after, upTo) -> {
              found.addAll(disagreeing(page, after, upTo));
              return true;
            });
    return answered ? Optional.of(found) : Optional.empty();
  }

  /** Keys under which the provider has taken money more than once. */
  Optional<Set<String>> capturedTwice() {
    Set<String> found = new HashSet<>();
    boolean answered =
        walk(
            (page, after, upTo) -> {
              page.stream()
                  .filter(booked -> booked.captures() > 1)
                  .forEach(booked -> found.add(booked.charge().key()));
              return true;
            });
    return answered ? Optional.of(found) : Optional.empty();
  }

  private Set<String> disagreeing(List<Provider.Booked> page, String after, String upTo) {
    Set<String> found = new HashSet<>();
    Map<String, Findings.Held> held = new HashMap<>();
    look.held(after, upTo).forEach(each -> held.put(each.chargeId().toString(), each));
    for (Provider.Booked booked : page) {
      String key = booked.charge().key();
      if (!agrees(booked.charge(), held.remove(key))) {
        found.add(key);
      }
    }
    held.forEach(
        (key, each) -> {
          if (each.settled() && each.reserved() + each.captured() > 0) {
            found.add(key);
          }
        });
    return found;
  }

  /** True if the provider answered to the end. */
  private boolean walk(Step step) {
    String after = "";
    try {
      while (after != null) {
        List<Provider.Booked> page = provider.books(after, PAGE);
        String upTo = page.size() < PAGE ? null : page.get(page.size() - 1).charge().key();
        after = step.goesOn(page, after, upTo) ? upTo : null;
      }
      return true;
    } catch (ProviderSilent silent) {
      return false;
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

  /** What is done with one page; true if the next is wanted. */
  private interface Step {
    boolean goesOn(List<Provider.Booked> page, String after, String upTo);
  }
}
