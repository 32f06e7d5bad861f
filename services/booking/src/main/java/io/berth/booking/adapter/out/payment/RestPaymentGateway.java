package io.berth.booking.adapter.out.payment;

import io.berth.booking.application.port.PaymentGateway;
import io.berth.booking.domain.Booking;
import io.berth.booking.domain.BookingTerms;
import io.berth.booking.domain.Charge;
import io.berth.booking.domain.PaymentOutcome;
import io.berth.booking.domain.PaymentOutcome.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads every way in which a call to payment can end. Only what certainly never arrived is
 * NOT_SENT: a refused connection, an open circuit, a full bulkhead, or a 404 or 503 that payment
 * itself did not write (its own answers carry {@code Berth-Payment}). All else that is no answer is
 * UNKNOWN.
 */
@ApplicationScoped
class RestPaymentGateway implements PaymentGateway {
  private static final Logger LOG = Logger.getLogger(RestPaymentGateway.class.getName());
  private static final String SIGNATURE = "Berth-Payment";

  @Inject @RestClient PaymentApi api;

  @Override
  public PaymentOutcome charge(Booking booking, Charge charge, String cardToken) {
    BookingTerms terms = booking.terms();
    PaymentApi.ChargeRequest request =
        new PaymentApi.ChargeRequest(
            charge.id(),
            booking.id(),
            terms.listingId(),
            terms.guestId(),
            terms.hostId(),
            charge.purpose().name(),
            charge.amount().amount(),
            charge.amount().currency(),
            cardToken,
            charge.purpose() != Charge.Purpose.BOOKING || !terms.needsApproval());
    return ask(charge.id(), () -> api.charge(request));
  }

  @Override
  public PaymentOutcome capture(Charge charge) {
    return repeatable(ask(charge.id(), () -> api.capture(charge.id())));
  }

  @Override
  public PaymentOutcome resolve(Charge charge) {
    return repeatable(ask(charge.id(), () -> api.resolve(charge.id())));
  }

  /** That a question was not heard says nothing about what became of an earlier one. */
  private static PaymentOutcome repeatable(PaymentOutcome outcome) {
    return outcome.kind() == Kind.NOT_SENT ? PaymentOutcome.of(Kind.UNKNOWN) : outcome;
  }

  private static PaymentOutcome ask(UUID chargeId, Supplier<PaymentApi.ChargeAnswer> call) {
    try {
      return read(chargeId, call.get());
    } catch (CircuitBreakerOpenException | BulkheadException e) {
      return PaymentOutcome.of(Kind.NOT_SENT);
    } catch (RuntimeException e) {
      Kind kind = neverArrived(e) ? Kind.NOT_SENT : Kind.UNKNOWN;
      LOG.log(Level.INFO, "charge {0} is {1}: {2}", new Object[] {chargeId, kind, e.toString()});
      return PaymentOutcome.of(kind);
    }
  }

  private static PaymentOutcome read(UUID chargeId, PaymentApi.ChargeAnswer answer) {
    if (answer == null || !chargeId.equals(answer.id()) || answer.state() == null) {
      return PaymentOutcome.of(Kind.UNKNOWN);
    }
    return switch (answer.state()) {
      case "CAPTURED" -> PaymentOutcome.of(Kind.CAPTURED);
      case "AUTHORIZED" -> PaymentOutcome.authorized(answer.authorizedUntil());
      case "DECLINED" -> PaymentOutcome.declined(answer.reason());
      case "VOIDED" -> PaymentOutcome.of(Kind.VOIDED);
      default -> PaymentOutcome.of(Kind.UNKNOWN);
    };
  }

  private static boolean neverArrived(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return true;
      }
      if (cause instanceof WebApplicationException http) {
        int status = http.getResponse().getStatus();
        return (status == 404 || status == 503)
            && http.getResponse().getHeaderString(SIGNATURE) == null;
      }
    }
    return false;
  }
}
