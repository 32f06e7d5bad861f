package io.berth.foundation.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.berth.foundation.problem.StrictJsonProvider;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Holds each key to what it may say. All public keys are trusted to sign, but a service's key signs
 * only for that service, in the role {@code service}, and the keys of the issuer of members never
 * in that role: a service that is broken into can't act as a person. Whoever sends a token that
 * does not hold is refused, also where no token is needed.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 10)
public class TokenTrustFilter implements ContainerRequestFilter {
  static final Set<String> SERVICES = Set.of("booking", "usage", "notification", "mypage");

  /** The server itself lets a token live five minutes longer than it says. */
  private static final long SKEW_SECONDS = 10;

  @Inject Caller caller;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token) {
      if (!isTrusted(token)) {
        throw new NotAuthorizedException("Bearer");
      }
      caller.identify(token);
    } else if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      throw new NotAuthorizedException("Bearer");
    }
  }

  private static boolean isTrusted(JsonWebToken token) throws IOException {
    if (token.getExpirationTime() + SKEW_SECONDS < System.currentTimeMillis() / 1000) {
      return false;
    }
    Set<String> groups = token.getGroups() == null ? Set.of() : token.getGroups();
    String signer = signer(token.getRawToken());
    return SERVICES.contains(signer)
        ? groups.equals(Set.of(Caller.SERVICE)) && signer.equals(token.getSubject())
        : !groups.contains(Caller.SERVICE) && isMemberId(token.getSubject());
  }

  private static String signer(String rawToken) throws IOException {
    byte[] header = Base64.getUrlDecoder().decode(rawToken.substring(0, rawToken.indexOf('.')));
    JsonNode kid = StrictJsonProvider.mapper().readTree(header).path("kid");
    int dash = kid.asText().indexOf('-');
    return dash < 0 ? kid.asText() : kid.asText().substring(0, dash);
  }

  private static boolean isMemberId(String subject) {
    try {
      return UUID.fromString(subject) != null;
    } catch (IllegalArgumentException | NullPointerException e) {
      return false;
    }
  }
}
