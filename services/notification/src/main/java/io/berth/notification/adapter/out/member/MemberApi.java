package io.berth.notification.adapter.out.member;

import io.berth.foundation.messaging.TraceHeader;
import io.berth.foundation.security.ServiceTokens;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The REST API of member, as notification uses it. */
@RegisterRestClient(configKey = "member")
@RegisterProvider(TraceHeader.class)
@ClientHeaderParam(name = "Authorization", value = "{bearer}")
@Path("/api/members")
@Produces(MediaType.APPLICATION_JSON)
public interface MemberApi {
  /** The answer of any status, so that a 404 of member can be told from one of its server. */
  @GET
  @Path("{id}/contact")
  @Timeout(3000)
  @CircuitBreaker(
      requestVolumeThreshold = 10,
      failureRatio = 0.5,
      delay = 2000,
      failOn = {ProcessingException.class, TimeoutException.class})
  Response contact(@PathParam("id") UUID id);

  default String bearer() {
    return ServiceTokens.bearerFor("member");
  }
}
