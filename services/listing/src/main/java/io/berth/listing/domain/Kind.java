package io.berth.listing.domain;

import static java.time.LocalTime.MIDNIGHT;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;

/** What is offered, and what is usual for it where the host says nothing. */
public enum Kind {
  STAY(Slot.NIGHT, 2, LocalTime.of(15, 0), LocalTime.of(11, 0), 15),
  HOTEL_ROOM(Slot.NIGHT, 2, LocalTime.of(15, 0), LocalTime.of(11, 0), 15),
  DINING(Slot.QUARTER_HOUR, 4, MIDNIGHT, MIDNIGHT, 15),
  CAR(Slot.DAY, 5, LocalTime.of(10, 0), LocalTime.of(10, 0), 60),
  MEETING_ROOM(Slot.QUARTER_HOUR, 10, MIDNIGHT, MIDNIGHT, 15),
  EBOOK(Slot.DAY, 1, MIDNIGHT, MIDNIGHT, 0);

  private final Slot usualSlot;
  private final int usualGuests;
  private final LocalTime checkIn;
  private final LocalTime checkOut;
  private final int graceMinutes;

  Kind(Slot usualSlot, int usualGuests, LocalTime checkIn, LocalTime checkOut, int graceMinutes) {
    this.usualSlot = usualSlot;
    this.usualGuests = usualGuests;
    this.checkIn = checkIn;
    this.checkOut = checkOut;
    this.graceMinutes = graceMinutes;
  }

  public Slot usualSlot() {
    return usualSlot;
  }

  /** For how many guests there is place. */
  public int usualGuests() {
    return usualGuests;
  }

  /** The rules of a listing of this kind that is booked by this slot. */
  public Rules usualRules(Slot slot) {
    return new Rules(
        1,
        slot.usualLongest(),
        0,
        540,
        0,
        checkIn,
        checkOut,
        EnumSet.allOf(Day.class),
        graceMinutes,
        0,
        List.of());
  }
}
