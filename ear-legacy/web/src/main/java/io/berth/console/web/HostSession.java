package io.berth.console.web;

import io.berth.console.service.Refused;
import io.berth.console.service.SignInBean;
import io.berth.console.service.Ticket;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.function.Function;

/** Who is signed in. The tokens live here, in the HTTP session, and never reach the browser. */
@Named
@SessionScoped
public class HostSession implements Serializable {
  @EJB private transient SignInBean signIn;

  private Ticket ticket;
  private String name;

  /**
   * Signs in; see {@link SignInBean#signIn}. The caller gives the HTTP session a new id afterwards.
   */
  public synchronized void begin(String email, String password, String forwardedFor) {
    ticket = signIn.signIn(email, password, forwardedFor);
    name = signIn.nameOf(ticket).orElse(email);
  }

  public synchronized boolean isOpen() {
    return ticket != null;
  }

  /** The host's name, or the e-mail address if member did not tell it. */
  public String getName() {
    return name;
  }

  /**
   * Asks with the host's ticket, renewed in time, and once more if it was refused meanwhile.
   *
   * @throws SessionEnded if it can not be renewed: the host must sign in again
   */
  public <T> T ask(Function<Ticket, T> question) {
    Ticket first = current(null);
    try {
      return question.apply(first);
    } catch (Refused e) {
      if (!e.isUnauthorized()) {
        throw e;
      }
    }
    try {
      return question.apply(current(first));
    } catch (Refused e) {
      if (e.isUnauthorized()) {
        throw new SessionEnded();
      }
      throw e;
    }
  }

  public synchronized void end() {
    if (ticket != null) {
      signIn.signOut(ticket);
      ticket = null;
    }
  }

  /** One at a time: member takes a refresh token that comes twice for stolen, and ends all. */
  private synchronized Ticket current(Ticket refused) {
    if (ticket == null) {
      throw new SessionEnded();
    }
    if (ticket.equals(refused) || ticket.isRunningOut(Instant.now())) {
      try {
        ticket = signIn.renew(ticket);
      } catch (Refused e) {
        ticket = null;
        throw new SessionEnded();
      }
    }
    return ticket;
  }
}
