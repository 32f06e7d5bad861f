package io.berth.payment.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the whole process, without any farewell, at the moment that {@code berth.payment.crash-at}
 * names: the way to prove what a crash there leaves behind. Never does so unless it is set.
 */
@ApplicationScoped
public class CrashPoint {
  private static final Logger LOG = Logger.getLogger(CrashPoint.class.getName());
  private static final int LIKE_KILL_9 = 137;

  /** The moments that can be named, in lower case with dashes. */
  public enum Moment {
    /** The intent is committed, the provider not yet called. */
    AFTER_INTENT,
    /** The provider has acted, its answer is not on record. */
    AFTER_PROVIDER,
    /** The outcome is committed, nobody has been answered. */
    AFTER_OUTCOME,
    /** The provider has given money back, that is not on record. */
    AFTER_REFUND;

    String configured() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private final String at;

  @Inject
  public CrashPoint(
      @ConfigProperty(name = "berth.payment.crash-at", defaultValue = "never") String at) {
    this.at = at;
  }

  protected CrashPoint() {
    this("never");
  }

  public void reached(Moment moment) {
    if (moment.configured().equals(at)) {
      LOG.log(Level.SEVERE, "berth.payment.crash-at={0}: the process ends here", at);
      Runtime.getRuntime().halt(LIKE_KILL_9);
    }
  }
}
