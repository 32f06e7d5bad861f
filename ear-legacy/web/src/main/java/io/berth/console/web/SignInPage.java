package io.berth.console.web;

import io.berth.console.service.Refused;
import io.berth.console.service.ServiceAway;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Signing in and out. */
@Named
@RequestScoped
public class SignInPage {
  @Inject private HostSession session;
  @Inject private Language language;
  @Inject private HttpServletRequest request;

  private String email;
  private String password;
  private String wish;

  /** Signs in and goes on to what the host wanted to see. */
  public void signIn() throws IOException {
    try {
      session.begin(email, password, forwardedFor());
      request.changeSessionId();
      goTo(Wish.orStart(wish));
    } catch (Refused e) {
      say(e.isTooMany() ? "signIn.tooMany" : "signIn.refused");
    } catch (ServiceAway e) {
      say("signIn.away");
    }
  }

  public void signOut() throws IOException {
    session.end();
    FacesContext.getCurrentInstance().getExternalContext().invalidateSession();
    goTo("/sign-in");
  }

  /**
   * Where the person is, for member's own rules; null for somebody at this machine itself, who may
   * use the demo accounts.
   */
  private String forwardedFor() {
    String before = request.getHeader("X-Forwarded-For");
    String address = request.getRemoteAddr();
    if (before != null) {
      return before + ", " + address;
    }
    return isLoopback(address) && request.getHeader("Forwarded") == null ? null : address;
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void goTo(String page) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().redirect(request.getContextPath() + page);
    faces.responseComplete();
  }

  private void say(String key) {
    FacesMessage message = new FacesMessage(FacesMessage.SEVERITY_ERROR, language.text(key), null);
    FacesContext.getCurrentInstance().addMessage(null, message);
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String value) {
    email = value;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String value) {
    password = value;
  }

  public String getWish() {
    return wish;
  }

  public void setWish(String value) {
    wish = value;
  }
}
