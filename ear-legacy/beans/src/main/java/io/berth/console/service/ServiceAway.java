package io.berth.console.service;

import jakarta.ejb.ApplicationException;

/** A service gave no answer that can be used; trying again later may help. */
@ApplicationException
public class ServiceAway extends RuntimeException {
  public ServiceAway(String message, Throwable cause) {
    super(message, cause);
  }
}
