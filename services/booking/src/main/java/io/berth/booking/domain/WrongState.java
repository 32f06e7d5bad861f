package io.berth.booking.domain;

/** The booking's state does not allow what was asked. */
public final class WrongState extends RuntimeException {
  private final BookingState state;
  private final boolean paymentRunning;

  public WrongState(BookingState state, String message) {
    this(state, message, state.awaitsPayment());
  }

  private WrongState(BookingState state, String message, boolean paymentRunning) {
    super(message, null, false, false);
    this.state = state;
    this.paymentRunning = paymentRunning;
  }

  static WrongState paymentRunning(BookingState state, String message) {
    return new WrongState(state, message, true);
  }

  /** Whether payment's word is awaited: the same may be possible a little later. */
  public boolean isPaymentRunning() {
    return paymentRunning;
  }

  public BookingState state() {
    return state;
  }
}
