package io.berth.booking.adapter.out.listing;

import io.berth.foundation.messaging.TraceHeader;
import io.berth.foundation.security.ServiceTokens;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The REST API of listing, as booking uses it: the present version in the event's own shape. */
@RegisterRestClient(configKey = "listing")
@RegisterProvider(TraceHeader.class)
@ClientHeaderParam(name = "Authorization", value = "{bearer}")
@Path("/api/listings")
@Produces(MediaType.APPLICATION_JSON)
public interface ListingApi {
  @GET
  @Path("{id}/snapshot")
  @Timeout(1000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class})
  String snapshot(@PathParam("id") UUID id);

  @GET
  @Path("{id}/access")
  @Timeout(1000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class})
  String access(@PathParam("id") UUID id);

  default String bearer() {
    return ServiceTokens.bearerFor("listing");
  }
}
