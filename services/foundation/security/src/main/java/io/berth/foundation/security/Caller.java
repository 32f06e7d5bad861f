package io.berth.foundation.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the running request, by the verified bearer token. */
@RequestScoped
public class Caller {
  public static final String GUEST = "guest";
  public static final String HOST = "host";
  public static final String ADMIN = "admin";
  public static final String SERVICE = "service";

  private final JsonWebToken token;

  @Inject
  public Caller(JsonWebToken token) {
    this.token = token;
  }

  protected Caller() {
    this(null);
  }

  /** The member's id; only for callers with a token. */
  public UUID id() {
    return UUID.fromString(token.getSubject());
  }

  public boolean isKnown() {
    return token != null && token.getName() != null;
  }

  public boolean is(String role) {
    return isKnown() && token.getGroups() != null && token.getGroups().contains(role);
  }
}
