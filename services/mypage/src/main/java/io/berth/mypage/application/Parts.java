package io.berth.mypage.application;

/** The parts of the read model as names and texts that can be compared. */
public final class Parts {
  private Parts() {}

  public static String bookingName(BookingChange change) {
    return "booking " + change.bookingId();
  }

  /** The booking as its newest change left it; who did it belongs to the timeline. */
  public static String booking(BookingChange change) {
    return change.sequence() + " " + change.at() + " " + change.reason() + " " + change.standing();
  }

  public static String timelineName(BookingChange change) {
    return "timeline " + change.bookingId() + " " + change.sequence();
  }

  public static String timeline(BookingChange change) {
    return change.at() + " " + change.type() + " " + change.by() + " " + change.reason();
  }

  public static String ledgerName(PaymentChange change) {
    return "ledger " + change.paymentId() + " " + change.sequence();
  }

  public static String ledger(PaymentChange change) {
    return change.toString();
  }

  public static String reviewName(ReviewChange change) {
    return "review " + change.bookingId();
  }

  public static String listingName(ListingChange change) {
    return "listing " + change.listingId();
  }
}
