package io.berth.launcher;

/** Something did not start or stop as it should; the message is a sentence for a person. */
public class LauncherException extends RuntimeException {

  public LauncherException(String message) {
    super(message);
  }

  public LauncherException(String message, Throwable cause) {
    super(message, cause);
  }
}
