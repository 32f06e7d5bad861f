package io.berth.foundation.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the errors of JAX-RS itself (no such path, wrong method or media type) a body. A query or
 * header parameter that can't be read, a 404 by the standard, is 400; one of the path stays 404.
 */
@Provider
public class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
  /** RESTEasy names the parameter only in its message. */
  private static final Pattern PARAMETER =
      Pattern.compile("jakarta\\.ws\\.rs\\.(?:Query|Header|Cookie)Param\\(\"([^\"]+)\"\\)");

  @Override
  public Response toResponse(WebApplicationException error) {
    if (error.getCause() instanceof Problem problem) {
      return problem.response();
    }
    Response given = error.getResponse();
    int status = given.getStatus();
    if (status < 400) {
      return given;
    }
    Matcher parameter = PARAMETER.matcher(String.valueOf(error.getMessage()));
    if (status == 404 && parameter.find()) {
      String name = parameter.group(1);
      return Problem.badRequest(name, "Format", name + " can't be read").response();
    }
    Response.ResponseBuilder response =
        Response.status(status).type(Problem.MEDIA_TYPE).entity(problem(status).body());
    for (String header : new String[] {HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE}) {
      if (given.getHeaderString(header) != null) {
        response.header(header, given.getHeaderString(header));
      }
    }
    if (status == 401 && given.getHeaderString(HttpHeaders.WWW_AUTHENTICATE) == null) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }

  static Problem problem(int status) {
    return switch (status) {
      case 400 -> new Problem(400, "invalid-request", "The request could not be read.");
      case 401 -> new Problem(401, "unauthenticated", "Sign in and send a valid bearer token.");
      case 403 -> new Problem(403, "forbidden", "Your role does not allow this.");
      case 404 -> new Problem(404, "not-found", "There is nothing here for you.");
      case 405 -> new Problem(405, "method-not-allowed", "This address has no such method.");
      case 406 -> new Problem(406, "not-acceptable", "This address answers application/json.");
      case 413 -> new Problem(413, "too-large", "The body is too large.");
      case 415 -> new Problem(415, "unsupported-media-type", "Send the body as application/json.");
      default -> new Problem(status, status < 500 ? "invalid-request" : "internal-error", "");
    };
  }
}
