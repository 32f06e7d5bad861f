package io.berth.usage.application;

import io.berth.foundation.invariants.Invariant;
import io.berth.usage.application.port.Uses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** What must always hold of uses, each a bean of its own for whoever checks them all. */
@ApplicationScoped
public class UseInvariants {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Look look;
  private final Clock clock;

  @Inject
  public UseInvariants(Look look, Clock clock) {
    this.look = look;
    this.clock = clock;
  }

  protected UseInvariants() {
    this(null, null);
  }

  @Produces
  Invariant settled() {
    return named("ended-uses-end-their-bookings", Uses::unsettled);
  }

  @Produces
  Invariant begun() {
    return named("uses-are-of-bookings-that-began", Uses::notBegun);
  }

  private Invariant named(String name, BiFunction<Uses, Instant, Set<String>> question) {
    return Invariant.of(
        name, () -> Optional.of(look.at(question, clock.instant().minus(PATIENCE))));
  }

  /** One look, in one transaction. */
  @ApplicationScoped
  public static class Look {
    private final Uses uses;

    @Inject
    public Look(Uses uses) {
      this.uses = uses;
    }

    protected Look() {
      this(null);
    }

    @Transactional
    Set<String> at(BiFunction<Uses, Instant, Set<String>> question, Instant before) {
      return question.apply(uses, before);
    }
  }
}
