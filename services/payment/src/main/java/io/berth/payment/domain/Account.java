package io.berth.payment.domain;

/** The accounts of the ledger. What comes in is positive on one and negative on another. */
public enum Account {
  /** Reserved on cards. */
  CARD_RESERVED,
  /** Reserved for bookings. */
  BOOKING_RESERVED,
  /** Money that the provider has taken for us. */
  PROVIDER_CLEARING,
  /** What we owe to the bookings it was taken for. */
  BOOKING_PAYABLE,
  /** What we owe back to guests. */
  REFUNDS_OWED
}
