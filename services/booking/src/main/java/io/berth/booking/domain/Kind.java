package io.berth.booking.domain;

/** What is offered, and how its use becomes known. */
public enum Kind {
  STAY(Use.AUTOMATIC, false, false),
  HOTEL_ROOM(Use.AUTOMATIC, false, false),
  DINING(Use.AUTOMATIC, false, false),
  CAR(Use.RECORDED, false, false),
  MEETING_ROOM(Use.RECORDED, true, false),
  EBOOK(Use.LOAN, false, true);

  private final Use use;
  private final boolean givenUpAfterGrace;
  private final boolean queue;

  Kind(Use use, boolean givenUpAfterGrace, boolean queue) {
    this.use = use;
    this.givenUpAfterGrace = givenUpAfterGrace;
    this.queue = queue;
  }

  public Use use() {
    return use;
  }

  /** Whether the rest is free again when nobody has come within the grace after the start. */
  public boolean isGivenUpAfterGrace() {
    return givenUpAfterGrace;
  }

  /** Whether who waits comes first: nobody takes a free unit while others wait for one. */
  public boolean isQueue() {
    return queue;
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
