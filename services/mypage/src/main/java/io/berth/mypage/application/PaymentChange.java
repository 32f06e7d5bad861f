package io.berth.mypage.application;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of a payment.
 *
 * @param sequence the payment's version after it
 * @param purpose BOOKING, CHANGE or LATE_FEE
 * @param type AUTHORIZED, CAPTURED, DECLINED, VOIDED or REFUNDED
 * @param money what this event moved, or tried to
 */
public record PaymentChange(
    UUID paymentId,
    long sequence,
    UUID bookingId,
    Instant at,
    String purpose,
    String type,
    Money money) {}
