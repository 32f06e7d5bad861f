package io.berth.usage.adapter.in.rest;

import io.berth.usage.application.Plan;
import io.berth.usage.application.port.Uses;
import io.berth.usage.domain.Actor;
import io.berth.usage.domain.ActualUse;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was planned and what really happened. */
@Schema(name = "Use")
public record UseView(
    UUID id,
    UUID bookingId,
    UUID listingId,
    UUID guestId,
    UUID hostId,
    @Schema(description = "absent until booking's events have arrived") PlannedView planned,
    Instant startedAt,
    @Schema(description = "guest, host or system") String startedBy,
    @Schema(description = "absent while it lasts") Instant endedAt,
    @Schema(description = "guest or host") String endedBy,
    String note) {

  /** What booking planned. */
  @Schema(name = "PlannedUse")
  public record PlannedView(
      String kind,
      String state,
      String unit,
      @Schema(description = "a date, or a time with its offset") String from,
      String to,
      @Schema(description = "the listing's time zone (IANA)") String timeZone,
      Instant startsAt,
      Instant endsAt) {
    static PlannedView of(Plan plan) {
      return new PlannedView(
          plan.kind(),
          plan.state(),
          plan.unitName(),
          plan.from(),
          plan.to(),
          plan.timeZone(),
          plan.startsAt(),
          plan.endsAt());
    }
  }

  static UseView of(Uses.Found found) {
    ActualUse use = found.use();
    return new UseView(
        use.id(),
        use.bookingId(),
        use.listingId(),
        use.guestId(),
        use.hostId(),
        found.plan().map(PlannedView::of).orElse(null),
        use.startedAt(),
        word(use.startedBy()),
        use.end().map(ActualUse.End::at).orElse(null),
        use.end().map(end -> word(end.by())).orElse(null),
        use.end().map(ActualUse.End::note).orElse(null));
  }

  private static String word(Actor actor) {
    return actor.name().toLowerCase(Locale.ROOT);
  }
}
