package io.berth.console.service;

import jakarta.ejb.ApplicationException;

/** A service understood the question and said no. */
@ApplicationException
public class Refused extends RuntimeException {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  private final int status;

  /**
   * @param status HTTP status, 400 to 499
   */
  public Refused(int status) {
    super("refused with " + status);
    this.status = status;
  }

  /** Whether the token or the password does not hold. */
  public boolean isUnauthorized() {
    return status == UNAUTHORIZED;
  }

  /** Whether the account has not the role. */
  public boolean isForbidden() {
    return status == FORBIDDEN;
  }

  /** Whether it was tried too often. */
  public boolean isTooMany() {
    return status == TOO_MANY;
  }
}
