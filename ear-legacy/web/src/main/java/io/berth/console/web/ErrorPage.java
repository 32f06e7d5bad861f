package io.berth.console.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.ViewExpiredException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is said when a page fails; the reference leads to the log. */
@Named
@RequestScoped
public class ErrorPage {
  private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());
  private static final int NOT_FOUND = 404;

  @Inject private HttpServletRequest request;

  private String reference;

  /** The beginning of the keys of its texts: missing, outdated or failed. */
  public String getKind() {
    if (Integer.valueOf(NOT_FOUND)
        .equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))) {
      return "missing";
    }
    return failure() instanceof ViewExpiredException ? "outdated" : "failed";
  }

  /** Eight characters that the log has beside the failure. */
  public String getReference() {
    if (reference == null) {
      reference = BookingTexts.beginning(UUID.randomUUID().toString());
      LOG.log(Level.SEVERE, "a page failed, reference " + reference, failure());
    }
    return reference;
  }

  private Throwable failure() {
    Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    while (failure != null
        && !(failure instanceof ViewExpiredException)
        && failure.getCause() != null) {
      failure = failure.getCause();
    }
    return failure;
  }
}
