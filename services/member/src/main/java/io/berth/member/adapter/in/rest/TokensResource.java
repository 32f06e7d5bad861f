package io.berth.member.adapter.in.rest;

import io.berth.foundation.problem.Problem;
import io.berth.member.application.RefreshSession;
import io.berth.member.application.Session;
import io.berth.member.application.SignIn;
import io.berth.member.application.SignOut;
import io.berth.member.domain.Email;
import io.berth.member.domain.Password;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in, staying signed in, signing out. */
@Path("tokens")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sign-in")
public class TokensResource {
  static final String COOKIE = "berth-refresh";
  private static final String COOKIE_PATH = "/api/members/tokens";

  @Inject SignIn signIn;
  @Inject RefreshSession refreshSession;
  @Inject SignOut signOut;
  @Context HttpServletRequest request;

  @Inject
  @ConfigProperty(name = "berth.cookie.secure", defaultValue = "false")
  boolean secureCookie;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Sign in",
      description = "The token lives 15 minutes. The cookie " + COOKIE + " renews it for 30 days.")
  @APIResponseSchema(value = TokenView.class, responseDescription = "signed in")
  @APIResponse(responseCode = "401", description = "sign-in-refused, whatever was wrong")
  @APIResponse(responseCode = "429", description = "too-many-attempts: see Retry-After (seconds)")
  public Response signIn(@NotNull @Valid CredentialsBody body) {
    return signIn
        .signIn(email(body), new Password(body.password()), RemoteClient.of(request))
        .map(this::answer)
        .orElseThrow(
            () -> new Problem(401, "sign-in-refused", "E-mail address and password don't match."));
  }

  @POST
  @Path("refresh")
  @Operation(
      summary = "Get the next token",
      description =
          "By the cookie alone. Each cookie works once; one that comes again ends the session.")
  @APIResponseSchema(value = TokenView.class, responseDescription = "the next token and cookie")
  @APIResponse(responseCode = "401", description = "session-ended: sign in again")
  public Response refresh(@CookieParam(COOKIE) String token) {
    return Optional.ofNullable(token)
        .flatMap(refreshSession::refresh)
        .map(this::answer)
        .orElseThrow(() -> new Problem(401, "session-ended", "Sign in again."));
  }

  @DELETE
  @Operation(summary = "Sign out")
  @APIResponse(responseCode = "204", description = "the session has ended, if there was one")
  public Response signOut(@CookieParam(COOKIE) String token) {
    if (token != null) {
      signOut.signOut(token);
    }
    return Response.noContent().cookie(cookie("", 0, secureCookie)).build();
  }

  private static Email email(CredentialsBody body) {
    try {
      return new Email(body.email());
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("email", "Pattern", "email must be an e-mail address");
    }
  }

  private Response answer(Session session) {
    return Response.ok(TokenView.of(session))
        .cookie(cookie(session.refreshToken(), (int) Session.LIFE.toSeconds(), secureCookie))
        .build();
  }

  static NewCookie cookie(String value, int maxAge, boolean secure) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path(COOKIE_PATH)
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
