package io.berth.foundation.security;

import io.berth.foundation.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Refuses who asks too much: members by their id, who sends no token by the network address. Calls
 * between services are counted where a person began them.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 20)
public class RateLimitFilter implements ContainerRequestFilter {
  @Inject Caller caller;
  @Inject RateLimit limit;
  @Context HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    if (caller.is(Caller.SERVICE)) {
      return;
    }
    Duration wait =
        limit.admit(caller.isKnown() ? caller.id().toString() : servletRequest.getRemoteAddr());
    if (!wait.isZero()) {
      int seconds = (int) wait.plusMillis(999).toSeconds();
      throw Problem.tooManyRequests(
          "too-many-requests", "Too many requests; go on in " + seconds + " s.", seconds);
    }
  }
}
