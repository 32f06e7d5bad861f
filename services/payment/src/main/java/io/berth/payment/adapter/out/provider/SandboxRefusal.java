package io.berth.payment.adapter.out.provider;

/** The sandbox does not do what it was asked. */
class SandboxRefusal extends RuntimeException {
  SandboxRefusal(String message) {
    super(message);
  }
}
