package io.berth.console.service;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The REST API of listing, as the console uses it. */
@RegisterRestClient(configKey = "console-listing")
@RegisterProvider(AnswerMapper.class)
@ClientHeaderParam(name = "Connection", value = "close")
@Path("/api/listings")
@Produces(MediaType.APPLICATION_JSON)
public interface ListingApi {
  @GET
  @Timeout(2_500)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class, ServiceAway.class})
  Part list(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String bearer,
      @QueryParam("hostId") String hostId,
      @QueryParam("after") String after,
      @QueryParam("limit") int limit);

  /** Some listings; {@code next} begins the following ones. */
  record Part(List<Item> items, String next) {}

  /** A listing's name in each language. */
  record Item(String id, Title title) {}

  /** A text in each language; one may be missing. */
  record Title(String ko, String en) {}
}
