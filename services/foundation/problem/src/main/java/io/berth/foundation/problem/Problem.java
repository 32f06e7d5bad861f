package io.berth.foundation.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal on its way to the client: a stable {@code type}, an HTTP status, a sentence that says
 * what to do, and members of its own. Thrown anywhere below a resource; {@link ProblemMapper}
 * writes it as {@code application/problem+json}.
 */
public final class Problem extends RuntimeException {
  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPE_PREFIX = "urn:berth:problem:";

  private final int status;
  private final String type;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private Integer retryAfterSeconds;

  /**
   * @param status HTTP status, 400 to 599
   * @param type the stable name of the rule, in kebab case, for example {@code not-available}
   * @param detail a sentence for a person, without secrets
   */
  public Problem(int status, String type, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
  }

  public static Problem badRequest(String field, String rule, String detail) {
    return new Problem(400, "invalid-request", detail).withViolation(field, rule);
  }

  public static Problem notFound(String type, String detail) {
    return new Problem(404, type, detail);
  }

  public static Problem conflict(String type, String detail) {
    return new Problem(409, type, detail);
  }

  /** Trouble that passes: 503 with Retry-After. */
  public static Problem unavailable(String type, String detail, int retryAfterSeconds) {
    return new Problem(503, type, detail).retryAfter(retryAfterSeconds);
  }

  public static Problem tooManyRequests(String type, String detail, int retryAfterSeconds) {
    return new Problem(429, type, detail).retryAfter(retryAfterSeconds);
  }

  /** The same may succeed after so many seconds. */
  public Problem retryAfter(int seconds) {
    retryAfterSeconds = seconds;
    return this;
  }

  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Names the field and the rule that it breaks; the detail says how. */
  public Problem withViolation(String field, String rule) {
    return with("violations", java.util.List.of(new Violation(field, rule, getMessage())));
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public Map<String, Object> members() {
    return Map.copyOf(members);
  }

  /** The problem as the body that is sent: type, title, status, detail, then its own members. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPE_PREFIX + type);
    body.put("title", type.replace('-', ' '));
    body.put("status", status);
    body.put("detail", getMessage());
    body.putAll(members);
    return body;
  }

  public Response response() {
    Response.ResponseBuilder response = Response.status(status).type(MEDIA_TYPE).entity(body());
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (retryAfterSeconds != null) {
      response.header("Retry-After", retryAfterSeconds);
    }
    return response.build();
  }

  /** One field that breaks one rule. */
  public record Violation(String field, String rule, String detail) {}
}
