package io.berth.payment.application.port;

/** The provider gave no answer that can be used; nobody knows what it did. */
public class ProviderSilent extends RuntimeException {
  private final boolean callEnded;

  /**
   * @param callEnded whether the call itself has come to its end, so that it can do nothing more
   */
  public ProviderSilent(String message, Throwable cause, boolean callEnded) {
    super(message, cause);
    this.callEnded = callEnded;
  }

  public boolean callEnded() {
    return callEnded;
  }
}
