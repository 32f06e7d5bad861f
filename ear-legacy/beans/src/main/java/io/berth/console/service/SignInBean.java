package io.berth.console.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Signs hosts in and out at member. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInBean {
  private static final Logger LOG = Logger.getLogger(SignInBean.class.getName());

  @Inject @RestClient MemberApi api;

  /**
   * Signs in.
   *
   * @param forwardedFor where the host is if not on this machine, as {@code X-Forwarded-For} has
   *     it, so that member's rules for accounts and addresses see the person; else null
   * @throws Refused if e-mail address and password don't match, or were tried too often
   * @throws ServiceAway if member does not answer
   */
  public Ticket signIn(String email, String password, String forwardedFor) {
    return Calls.answer(
        () -> ticket(api.signIn(forwardedFor, new MemberApi.Credentials(email, password))));
  }

  /**
   * Gets the next ticket for one that runs out.
   *
   * @throws Refused if the session at member has ended
   * @throws ServiceAway if member does not answer
   */
  public Ticket renew(Ticket ticket) {
    return Calls.answer(() -> ticket(api.refresh(ticket.refreshToken())));
  }

  /** Ends the session at member if it can be reached; it ends by itself anyhow. */
  public void signOut(Ticket ticket) {
    try {
      Calls.answer(
          () -> {
            api.signOut(ticket.refreshToken());
            return null;
          });
    } catch (ServiceAway | Refused e) {
      LOG.log(Level.INFO, "a session at member was not ended: {0}", e.getMessage());
    }
  }

  /** The host's name, if member tells it now. */
  public Optional<String> nameOf(Ticket ticket) {
    try {
      return Optional.ofNullable(Calls.answer(() -> api.me(ticket.bearer())).name());
    } catch (ServiceAway | Refused e) {
      LOG.log(Level.INFO, "member did not tell a name: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Ticket ticket(Response response) {
    try (response) {
      MemberApi.Token token = response.readEntity(MemberApi.Token.class);
      NewCookie cookie = response.getCookies().get(MemberApi.REFRESH_COOKIE);
      if (token.token() == null || token.expiresAt() == null || cookie == null) {
        throw new ServiceAway("an answer without token or cookie", null);
      }
      return new Ticket(token.token(), token.expiresAt(), cookie.getValue());
    }
  }
}
