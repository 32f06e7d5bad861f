package io.berth.notification.application.port;

import io.berth.notification.application.Letter;

/** Hands e-mail to a mail server. */
public interface Mailer {
  /**
   * Returns when the mail server has taken it.
   *
   * @throws Refused if it never will
   * @throws Away if it may later
   */
  void send(Letter letter);

  /** The mail server refused this e-mail for good. */
  class Refused extends RuntimeException {
    public Refused(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /** The mail server can't be reached, or asks to come again. */
  class Away extends RuntimeException {
    public Away(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
