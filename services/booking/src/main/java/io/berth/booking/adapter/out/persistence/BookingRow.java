package io.berth.booking.adapter.out.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.berth.booking.domain.ActualUse;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingState;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.DateChange;
import io.berth.booking.domain.Kind;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Money;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Price;
import io.berth.booking.domain.PriceLine;
import io.berth.booking.domain.RefundTimeline;
import io.berth.booking.domain.Slot;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A booking as it is stored. */
@Entity
@Table(name = "booking")
class BookingRow {
  @Id private String id;

  @Column(name = "series_id")
  private String seriesId;

  @Column(name = "listing_id")
  private String listingId;

  @Column(name = "guest_id")
  private String guestId;

  @Column(name = "host_id")
  private String hostId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  private Slot slot;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "check_in")
  private String checkIn;

  @Column(name = "check_out")
  private String checkOut;

  @Column(name = "unit_id")
  private String unitId;

  @Column(name = "unit_name")
  private String unitName;

  @Column(name = "from_cell")
  private long fromCell;

  @Column(name = "to_cell")
  private long toCell;

  @Column(name = "buffer_cells")
  private int buffer;

  @Column(name = "grace_minutes")
  private int graceMinutes;

  @Column(name = "late_fee_per_slot")
  private long lateFeePerSlot;

  @Column(name = "starts_at")
  private long startsAt;

  @Column(name = "ends_at")
  private long endsAt;

  private int guests;
  private long total;
  private String currency;

  @Column(name = "price_lines")
  private String priceLines;

  @Column(name = "refund_timeline")
  private String refundTimeline;

  @Column(name = "needs_approval")
  private short needsApproval;

  @Column(name = "one_shot")
  private short oneShot;

  @Column(name = "made_at")
  private long madeAt;

  @Enumerated(EnumType.STRING)
  private BookingState state;

  private long version;
  private Long deadline;

  @Column(name = "held_until")
  private Long heldUntil;

  private String reason;

  @Column(name = "owned_from_cell")
  private Long ownedFromCell;

  @Column(name = "owned_to_cell")
  private Long ownedToCell;

  @Column(name = "pending_unit_id")
  private String pendingUnitId;

  @Column(name = "pending_from_cell")
  private Long pendingFromCell;

  @Column(name = "pending_to_cell")
  private Long pendingToCell;

  @Column(name = "pending_change")
  private String pendingChange;

  @Column(name = "usage_id")
  private String usageId;

  @Column(name = "started_at")
  private Long startedAt;

  @Column(name = "ended_at")
  private Long endedAt;

  @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
  @JoinColumn(name = "booking_id", insertable = false, updatable = false)
  @OrderBy("purpose, attempt")
  private List<ChargeRow> charges = new ArrayList<>();

  protected BookingRow() {}

  static BookingRow of(Booking booking) {
    BookingTerms terms = booking.terms();
    BookingRow row = new BookingRow();
    row.id = booking.id().toString();
    row.seriesId = terms.seriesId() == null ? null : terms.seriesId().toString();
    row.listingId = terms.listingId().toString();
    row.guestId = terms.guestId().toString();
    row.hostId = terms.hostId().toString();
    row.kind = terms.kind();
    row.slot = terms.calendar().slot();
    row.timeZone = terms.calendar().zone().getId();
    row.checkIn = terms.calendar().checkIn().toString();
    row.checkOut = terms.calendar().checkOut().toString();
    row.unitId = terms.unitId().toString();
    row.unitName = terms.unitName();
    row.fromCell = terms.period().from();
    row.toCell = terms.period().to();
    row.buffer = terms.buffer();
    row.graceMinutes = terms.graceMinutes();
    row.lateFeePerSlot = terms.lateFeePerSlot();
    row.startsAt = terms.startsAt().toEpochMilli();
    row.endsAt = terms.endsAt().toEpochMilli();
    row.guests = terms.guests();
    row.total = terms.price().total().amount();
    row.currency = terms.price().total().currency();
    row.priceLines = Json.write(terms.price().lines());
    row.refundTimeline = Json.write(terms.refundTimeline().steps());
    row.needsApproval = (short) (terms.needsApproval() ? 1 : 0);
    row.oneShot = (short) (terms.oneShot() ? 1 : 0);
    row.madeAt = terms.madeAt().toEpochMilli();
    row.state = booking.state();
    row.version = booking.version();
    row.deadline = millis(booking.deadline().orElse(null));
    row.heldUntil = millis(booking.heldUntil().orElse(null));
    row.reason = booking.reason().orElse(null);
    row.ownedFromCell = booking.owned().map(Period::from).orElse(null);
    row.ownedToCell = booking.owned().map(Period::to).orElse(null);
    for (Charge charge : booking.charges()) {
      row.charges.add(ChargeRow.of(booking.id(), charge));
    }
    return row;
  }

  Booking toBooking() {
    ListingCalendar calendar =
        new ListingCalendar(
            slot, ZoneId.of(timeZone), LocalTime.parse(checkIn), LocalTime.parse(checkOut));
    List<PriceLine> lines = Json.read(priceLines, new TypeReference<>() {});
    List<RefundTimeline.Step> steps = Json.read(refundTimeline, new TypeReference<>() {});
    BookingTerms terms =
        new BookingTerms(
            UUID.fromString(id),
            seriesId == null ? null : UUID.fromString(seriesId),
            UUID.fromString(listingId),
            UUID.fromString(guestId),
            UUID.fromString(hostId),
            kind,
            calendar,
            UUID.fromString(unitId),
            unitName,
            new Period(fromCell, toCell),
            buffer,
            graceMinutes,
            lateFeePerSlot,
            guests,
            new Price(lines, Money.of(total, currency)),
            new RefundTimeline(steps),
            needsApproval == 1,
            oneShot == 1,
            Instant.ofEpochMilli(madeAt));
    return Booking.restore(
        terms,
        state,
        version,
        instant(deadline),
        instant(heldUntil),
        reason,
        ownedFromCell == null ? null : new Period(ownedFromCell, ownedToCell),
        startedAt == null
            ? null
            : new ActualUse(
                usageId == null ? null : UUID.fromString(usageId),
                instant(startedAt),
                instant(endedAt)),
        pendingChange == null ? null : Json.read(pendingChange, DateChange.class),
        charges.stream().map(ChargeRow::toCharge).toList());
  }

  static Long millis(Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static Instant instant(Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
