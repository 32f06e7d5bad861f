package io.berth.usage.adapter.out.booking;

import io.berth.foundation.messaging.TraceHeader;
import io.berth.foundation.problem.StrictJsonProvider;
import io.berth.foundation.security.ServiceTokens;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The REST API of booking, as usage uses it. A refusal is an answer, not a failure. */
@RegisterRestClient(configKey = "booking")
@RegisterProvider(StrictJsonProvider.class)
@RegisterProvider(TraceHeader.class)
@ClientHeaderParam(name = "Authorization", value = "{bearer}")
@Path("/api/bookings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface BookingApi {
  /** The answer of any status, so that a 404 of booking can be told from one of its server. */
  @POST
  @Path("{id}/use")
  @Timeout(3000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class})
  Response decide(@PathParam("id") UUID id, UseRequest request);

  @PUT
  @Path("usage-presence")
  @Timeout(3000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class})
  Response present();

  default String bearer() {
    return ServiceTokens.bearerFor("booking");
  }

  /**
   * What usage asks for.
   *
   * @param action START or END
   * @param endedAt for END only
   */
  record UseRequest(UUID usageId, UUID memberId, String action, Instant endedAt) {}
}
