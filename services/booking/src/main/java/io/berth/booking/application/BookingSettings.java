package io.berth.booking.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What an operator may set; the defaults stand in the service's README. */
@ApplicationScoped
public class BookingSettings {
  private final Duration hold;
  private final Duration paymentAnswer;
  private final Duration reconcileEvery;
  private final Duration quote;
  private final Duration lapsedPause;
  private final Duration waitingEvery;

  @Inject
  public BookingSettings(
      @ConfigProperty(name = "berth.booking.hold", defaultValue = "PT10M") Duration hold,
      @ConfigProperty(name = "berth.booking.payment-answer", defaultValue = "PT8S")
          Duration paymentAnswer,
      @ConfigProperty(name = "berth.booking.reconcile-every", defaultValue = "PT3S")
          Duration reconcileEvery,
      @ConfigProperty(name = "berth.booking.quote", defaultValue = "PT30M") Duration quote,
      @ConfigProperty(name = "berth.booking.lapsed-pause", defaultValue = "PT10M")
          Duration lapsedPause,
      @ConfigProperty(name = "berth.booking.waiting-every", defaultValue = "PT10S")
          Duration waitingEvery) {
    this.hold = hold;
    this.paymentAnswer = paymentAnswer;
    this.reconcileEvery = reconcileEvery;
    this.quote = quote;
    this.lapsedPause = lapsedPause;
    this.waitingEvery = waitingEvery;
  }

  protected BookingSettings() {
    this(null, null, null, null, null, null);
  }

  /** How long a hold lasts. */
  public Duration hold() {
    return hold;
  }

  /** A few seconds more than the longest possible call to payment. */
  public Duration paymentAnswer() {
    return paymentAnswer;
  }

  /** How long the reconciler waits before it asks about the same charge again. */
  public Duration reconcileEvery() {
    return reconcileEvery;
  }

  /** How long a guest whose hold has lapsed may not hold the same time again. */
  public Duration lapsedPause() {
    return lapsedPause;
  }

  /** How long at most until a listing for which somebody waits is looked at again. */
  public Duration waitingEvery() {
    return waitingEvery;
  }

  /** How long a quote holds. */
  public Duration quote() {
    return quote;
  }
}
