package io.berth.payment.domain;

/** What a charge is for. */
public enum Purpose {
  BOOKING,
  CHANGE,
  LATE_FEE
}
