package io.berth.booking.domain;

/** What is offered, and how its use becomes known. */
public enum Kind {
  STAY(Use.AUTOMATIC, false),
  HOTEL_ROOM(Use.AUTOMATIC, false),
  DINING(Use.AUTOMATIC, false),
  CAR(Use.RECORDED, false),
  MEETING_ROOM(Use.RECORDED, true),
  EBOOK(Use.LOAN, false);

  private final Use use;
  private final boolean givenUpAfterGrace;

  Kind(Use use, boolean givenUpAfterGrace) {
    this.use = use;
    this.givenUpAfterGrace = givenUpAfterGrace;
  }

  public Use use() {
    return use;
  }

  /** Whether the rest is free again when nobody has come within the grace after the start. */
  public boolean isGivenUpAfterGrace() {
    return givenUpAfterGrace;
  }

  /** How booking learns that a use began and ended. */
  public enum Use {
    /** By the clock. */
    AUTOMATIC,
    /** By the context usage. */
    RECORDED,
    /** It begins when confirmed and ends by the return. */
    LOAN;

    /** Whether the unit is out from the start until somebody says that it is back. */
    public boolean isOutUntilReturned() {
      return this != AUTOMATIC;
    }
  }
}
