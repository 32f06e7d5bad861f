package io.berth.listing.domain;

/** What is offered. */
public enum Kind {
  STAY(Slot.NIGHT),
  HOTEL_ROOM(Slot.NIGHT),
  DINING(Slot.QUARTER_HOUR),
  CAR(Slot.DAY),
  MEETING_ROOM(Slot.QUARTER_HOUR),
  EBOOK(Slot.DAY);

  private final Slot usualSlot;

  Kind(Slot usualSlot) {
    this.usualSlot = usualSlot;
  }

  public Slot usualSlot() {
    return usualSlot;
  }
}
