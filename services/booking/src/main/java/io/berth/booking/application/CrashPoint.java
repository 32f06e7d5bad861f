package io.berth.booking.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the whole process, without any farewell, at the moment that {@code berth.booking.crash-at}
 * names: the way to prove what a crash there leaves behind. Never does so unless it is set.
 */
@ApplicationScoped
public class CrashPoint {
  private static final Logger LOG = Logger.getLogger(CrashPoint.class.getName());
  private static final int LIKE_KILL_9 = 137;

  /** The moments that can be named, in lower case with dashes. */
  public enum Moment {
    /** PAYING is committed, payment has not been asked. */
    AFTER_CLAIM,
    /** Payment has answered, booking has not written it down. */
    AFTER_PAYMENT,
    /** Payment's word is committed, nobody has been answered. */
    AFTER_SETTLE;

    String configured() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final String at;

  @Inject
  public CrashPoint(
      @ConfigProperty(name = "berth.booking.crash-at", defaultValue = "never") String at) {
    this.at = at;
  }

  protected CrashPoint() {
    this("never");
  }

  void reached(Moment moment) {
    if (moment.configured().equals(at)) {
      LOG.log(Level.SEVERE, "berth.booking.crash-at={0}: the process ends here", at);
      Runtime.getRuntime().halt(LIKE_KILL_9);
    }
  }
}
