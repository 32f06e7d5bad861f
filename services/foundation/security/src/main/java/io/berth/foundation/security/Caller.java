package io.berth.foundation.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the running request, by the verified bearer token. */
@RequestScoped
public class Caller {
  public static final String GUEST = "guest";
  public static final String HOST = "host";
  public static final String ADMIN = "admin";
  public static final String SERVICE = "service";

  private JsonWebToken token;

  /**
   * The token is handed over by {@link TokenTrustFilter}; to inject {@code JsonWebToken} where
   * there is none makes the server log an error for every anonymous request.
   */
  void identify(JsonWebToken verified) {
    this.token = verified;
  }

  /** The member's id; only for members. */
  public UUID id() {
    return UUID.fromString(token.getSubject());
  }

  public boolean isKnown() {
    return token != null;
  }

  /** Whether it is this service; its key signs for no other. */
  public boolean isService(String name) {
    return is(SERVICE) && name.equals(token.getSubject());
  }

  public boolean is(String role) {
    return isKnown() && token.getGroups() != null && token.getGroups().contains(role);
  }
}
