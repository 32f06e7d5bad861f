package io.berth.usage.application;

import io.berth.usage.application.port.ErasedPeople;
import io.berth.usage.application.port.UseEvents;
import io.berth.usage.application.port.Uses;
import io.berth.usage.domain.Actor;
import io.berth.usage.domain.ActualUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Writes down what happened, once, with the event that tells it. */
@ApplicationScoped
public class RecordUse {
  private final Uses uses;
  private final ErasedPeople erased;
  private final UseEvents events;
  private final Clock clock;

  @Inject
  public RecordUse(Uses uses, ErasedPeople erased, UseEvents events, Clock clock) {
    this.uses = uses;
    this.erased = erased;
    this.events = events;
    this.clock = clock;
  }

  protected RecordUse() {
    this(null, null, null, null);
  }

  /** What is recorded of a booking's use. */
  @Transactional
  public Optional<ActualUse> find(UUID id) {
    return uses.find(id);
  }

  /** Records that a use began; the first record of it stands. */
  @Transactional
  public ActualUse started(ActualUse use) {
    if (uses.add(use)) {
      events.tellStarted(use);
      return use;
    }
    return uses.find(use.id()).orElseThrow();
  }

  /**
   * Records that a use ended now; the first end of it stands.
   *
   * @throws UseUnknown if there is no such use of the member's
   */
  @Transactional
  public ActualUse ended(UUID id, UUID memberId, String note) {
    ActualUse use = uses.find(id).orElseThrow(() -> new UseUnknown(id));
    Actor by = use.partOf(memberId).orElseThrow(() -> new UseUnknown(id));
    if (use.end().isPresent()) {
      return use;
    }
    ActualUse ended = use.ended(clock.instant().truncatedTo(ChronoUnit.MILLIS), by, note);
    if (uses.end(ended)) {
      if (erased.has(use.guestId()) || erased.has(use.hostId())) {
        uses.deleteNotes(memberId);
      }
      events.tellEnded(ended, memberId);
      return ended;
    }
    return uses.find(id).orElseThrow();
  }
}
