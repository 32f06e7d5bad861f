package io.berth.booking.domain;

/** The booking's state does not allow what was asked. */
public final class WrongState extends RuntimeException {
  private final BookingState state;

  public WrongState(BookingState state, String message) {
    super(message, null, false, false);
    this.state = state;
  }

  public BookingState state() {
    return state;
  }
}
