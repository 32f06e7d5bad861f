package io.berth.console.service;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The REST API of member, as the console uses it. Public, as all of them: its proxy is made by the
 * class loader of the WAR that happens to ask.
 */
@RegisterRestClient(configKey = "console-member")
@RegisterProvider(AnswerMapper.class)
@ClientHeaderParam(name = "Connection", value = "close")
@Path("/api/members")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface MemberApi {
  String REFRESH_COOKIE = "berth-refresh";

  /** Signs in; the answer has a {@link Token} and a cookie that renews it. */
  @POST
  @Path("tokens")
  @Timeout(13_000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class, ServiceAway.class})
  Response signIn(@HeaderParam("X-Forwarded-For") String forwardedFor, Credentials credentials);

  @POST
  @Path("tokens/refresh")
  @Timeout(5_000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class, ServiceAway.class})
  Response refresh(@CookieParam(REFRESH_COOKIE) String refreshToken);

  @DELETE
  @Path("tokens")
  @Timeout(3_000)
  void signOut(@CookieParam(REFRESH_COOKIE) String refreshToken);

  @GET
  @Path("me")
  @Timeout(3_000)
  Me me(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer);

  /** What a person types. */
  record Credentials(String email, String password) {}

  /** What member gives for it. */
  record Token(String token, Instant expiresAt) {}

  /** Who that is. */
  record Me(String name) {}
}
