package io.berth.booking.application;

import io.berth.booking.application.port.Claims;
import io.berth.booking.domain.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How many units of a listing are taken in each cell, and by what. */
@ApplicationScoped
public class TakenCells {
  /** The reason that is shown first where several apply: the one that may pass soonest. */
  private static final List<String> REASONS = List.of("HELD", "TAKEN", "BUFFER", "BLOCKED");

  private final Claims claims;

  @Inject
  public TakenCells(Claims claims) {
    this.claims = claims;
  }

  protected TakenCells() {
    this(null);
  }

  @Transactional
  ByCell of(UUID listingId, Period period, Instant now) {
    Map<Long, Map<String, Integer>> taken = new HashMap<>();
    for (Claims.Taken each : claims.taken(listingId, period, now)) {
      taken
          .computeIfAbsent(each.cell(), cell -> new HashMap<>())
          .merge(each.reason(), each.units(), Integer::sum);
    }
    return new ByCell(taken);
  }

  record ByCell(Map<Long, Map<String, Integer>> taken) {
    int units(long cell) {
      return taken.getOrDefault(cell, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
    }

    String reason(long cell) {
      Map<String, Integer> here = taken.getOrDefault(cell, Map.of());
      return REASONS.stream().filter(here::containsKey).findFirst().orElse("TAKEN");
    }
  }
}
