package io.berth.search.domain;

/** Who says yes to a booking: the system at once, or the host. */
public enum Approval {
  INSTANT,
  REQUEST
}
