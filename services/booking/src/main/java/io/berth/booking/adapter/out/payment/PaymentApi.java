package io.berth.booking.adapter.out.payment;

import io.berth.foundation.messaging.TraceHeader;
import io.berth.foundation.problem.StrictJsonProvider;
import io.berth.foundation.security.ServiceTokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The REST API of payment, as booking uses it. A declined card is an answer, not a failure. No
 * connection is kept between calls: a kept one that payment's death has cut fails like a call in
 * doubt, where a new one is refused and says that nothing arrived.
 */
@RegisterRestClient(configKey = "payment")
@RegisterProvider(StrictJsonProvider.class)
@RegisterProvider(TraceHeader.class)
@ClientHeaderParam(name = "Authorization", value = "{bearer}")
@ClientHeaderParam(name = "Connection", value = "close")
@Path("/api/payments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PaymentApi {
  @POST
  @Timeout(4500)
  @Bulkhead(400)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class, WebApplicationException.class})
  ChargeAnswer charge(ChargeRequest request);

  @POST
  @Path("{chargeId}/capture")
  @Timeout(4500)
  @Bulkhead(400)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class, WebApplicationException.class})
  ChargeAnswer capture(@PathParam("chargeId") UUID chargeId);

  @POST
  @Path("{chargeId}/resolution")
  @Timeout(4500)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class, WebApplicationException.class})
  ChargeAnswer resolve(@PathParam("chargeId") UUID chargeId);

  @GET
  @Path("audit")
  @Timeout(4500)
  @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2000)
  AuditPage audit(@QueryParam("after") UUID after, @QueryParam("limit") int limit);

  default String bearer() {
    return ServiceTokens.bearerFor("payment");
  }

  /** What booking asks for. */
  record ChargeRequest(
      UUID chargeId,
      UUID bookingId,
      UUID listingId,
      UUID guestId,
      UUID hostId,
      String purpose,
      long amount,
      String currency,
      String token,
      boolean capture) {}

  /** What payment says of a charge. */
  record ChargeAnswer(UUID id, String state, String reason, java.time.Instant authorizedUntil) {}

  /** A page of all charges. */
  record AuditPage(List<Audited> items, UUID next) {}

  /** What payment holds for one charge, in minor units. */
  record Audited(
      UUID id,
      UUID bookingId,
      String state,
      long authorized,
      long captured,
      long refunded,
      long refundPending,
      java.time.Instant updatedAt,
      java.time.Instant intentAt) {}
}
