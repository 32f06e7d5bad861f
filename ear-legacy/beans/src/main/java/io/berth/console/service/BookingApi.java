package io.berth.console.service;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The REST API of booking, as the console uses it. */
@RegisterRestClient(configKey = "console-booking")
@RegisterProvider(AnswerMapper.class)
@ClientHeaderParam(name = "Connection", value = "close")
@Path("/api/bookings")
@Produces(MediaType.APPLICATION_JSON)
public interface BookingApi {
  @GET
  @Timeout(4_500)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class, ServiceAway.class})
  BookingsPart list(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @QueryParam("as") String as,
      @QueryParam("state") String state,
      @QueryParam("listingId") String listingId,
      @QueryParam("after") String after,
      @QueryParam("limit") int limit);
}
