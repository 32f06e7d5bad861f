package io.berth.payment.application;

import io.berth.payment.application.port.Payments;
import io.berth.payment.domain.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads payments as they stand. */
@ApplicationScoped
public class FindPayments {
  private final Payments payments;

  @Inject
  public FindPayments(Payments payments) {
    this.payments = payments;
  }

  protected FindPayments() {
    this(null);
  }

  @Transactional
  public Optional<Payment> one(UUID chargeId) {
    return payments.find(chargeId);
  }

  /** All of a booking with what happened to them, oldest first. */
  @Transactional
  public List<Told> ofBooking(UUID bookingId) {
    return payments.ofBooking(bookingId).stream()
        .map(payment -> new Told(payment, payments.lines(payment.id())))
        .toList();
  }

  /** A page of all payments in the order of their ids. */
  @Transactional
  public List<Payment> page(Optional<UUID> after, int limit) {
    return payments.page(after, limit);
  }

  /** A payment and what happened to it. */
  public record Told(Payment payment, List<Payments.Line> lines) {}
}
