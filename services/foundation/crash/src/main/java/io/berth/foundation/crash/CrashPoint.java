package io.berth.foundation.crash;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the whole process, without any farewell, at the moment that {@code berth.crash-at} names in
 * lower case with dashes, or that the file names whose absolute path it is: the way to prove what a
 * crash there leaves behind. The file is read each time, so a running process can be told. Never
 * does so unless it is set.
 */
@ApplicationScoped
public class CrashPoint {
  private static final Logger LOG = Logger.getLogger(CrashPoint.class.getName());
  private static final int LIKE_KILL_9 = 137;

  private final String at;

  @Inject
  public CrashPoint(@ConfigProperty(name = "berth.crash-at", defaultValue = "never") String at) {
    this.at = at;
  }

  protected CrashPoint() {
    this("never");
  }

  public void reached(Enum<?> moment) {
    String name = moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (name.equals(told())) {
      LOG.log(Level.SEVERE, "berth.crash-at={0}: the process ends here", name);
      Runtime.getRuntime().halt(LIKE_KILL_9);
    }
  }

  private String told() {
    Path file = Path.of(at);
    if (!file.isAbsolute()) {
      return at;
    }
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "never";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
