package io.berth.usage.application;

import io.berth.usage.application.port.Plans;
import io.berth.usage.domain.Actor;
import io.berth.usage.domain.ActualUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;

/** Keeps what is planned, and records the uses that booking began by itself. */
@ApplicationScoped
public class HeedBooking {
  /** The kinds whose use ends by somebody's word; of all others the clock knows as much. */
  private static final Set<String> RECORDED = Set.of("CAR", "MEETING_ROOM", "EBOOK");

  private final Plans plans;
  private final RecordUse record;

  @Inject
  public HeedBooking(Plans plans, RecordUse record) {
    this.plans = plans;
    this.record = record;
  }

  protected HeedBooking() {
    this(null, null);
  }

  @Transactional
  public void planned(Plan plan) {
    plans.keep(plan);
  }

  /** A use began: a loan, or one whose record a crash has left out. */
  @Transactional
  public void began(Plan plan, Instant startedAt, Actor by) {
    plans.keep(plan);
    if (RECORDED.contains(plan.kind())) {
      record.started(
          ActualUse.begun(
              plan.bookingId(), plan.listingId(), plan.guestId(), plan.hostId(), startedAt, by));
    }
  }
}
