package io.berth.booking.adapter.out.persistence;

import io.berth.booking.domain.Block;
import io.berth.booking.domain.ListingCalendar;
import io.berth.booking.domain.Period;
import io.berth.booking.domain.Slot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/** A block as it is stored; a removed one stays, no longer standing. */
@Entity
@Table(name = "block")
class BlockRow {
  @Id private String id;

  @Column(name = "listing_id")
  private String listingId;

  @Column(name = "unit_id")
  private String unitId;

  @Column(name = "host_id")
  private String hostId;

  @Enumerated(EnumType.STRING)
  private Slot slot;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "check_in")
  private String checkIn;

  @Column(name = "check_out")
  private String checkOut;

  @Column(name = "from_cell")
  private long fromCell;

  @Column(name = "to_cell")
  private long toCell;

  private String reason;
  private short standing;

  protected BlockRow() {}

  static BlockRow of(Block block) {
    BlockRow row = new BlockRow();
    row.id = block.id().toString();
    row.listingId = block.listingId().toString();
    row.unitId = block.unitId().toString();
    row.hostId = block.hostId().toString();
    row.slot = block.calendar().slot();
    row.timeZone = block.calendar().zone().getId();
    row.checkIn = block.calendar().checkIn().toString();
    row.checkOut = block.calendar().checkOut().toString();
    row.fromCell = block.period().from();
    row.toCell = block.period().to();
    row.reason = block.reason();
    row.standing = 1;
    return row;
  }

  Block toBlock() {
    return new Block(
        UUID.fromString(id),
        UUID.fromString(listingId),
        UUID.fromString(unitId),
        UUID.fromString(hostId),
        new ListingCalendar(
            slot, ZoneId.of(timeZone), LocalTime.parse(checkIn), LocalTime.parse(checkOut)),
        new Period(fromCell, toCell),
        reason);
  }
}
