package io.berth.booking.domain;

/** What is offered, and how its use becomes known. */
public enum Kind {
  STAY(Use.AUTOMATIC),
  HOTEL_ROOM(Use.AUTOMATIC),
  DINING(Use.AUTOMATIC),
  CAR(Use.RECORDED),
  MEETING_ROOM(Use.RECORDED),
  EBOOK(Use.LOAN);

  private final Use use;

  Kind(Use use) {
    this.use = use;
  }

  public Use use() {
    return use;
  }

  /** How booking learns that a use began and ended. */
  public enum Use {
    /** By the clock. */
    AUTOMATIC,
    /** By the context usage. */
    RECORDED,
    /** It begins when confirmed and ends by the return. */
    LOAN
  }
}
