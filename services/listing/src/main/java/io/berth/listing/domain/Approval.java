package io.berth.listing.domain;

/** Whether the host is asked before a booking stands. */
public enum Approval {
  INSTANT,
  REQUEST
}
