package io.berth.system;

import io.berth.foundation.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

/** Booking and payment, each a process with an embedded Derby of its own. */
@Tag("lab")
class PaymentFaultsOnDerbyIT extends PaymentFaults {
  PaymentFaultsOnDerbyIT() {
    super(TestDatabase.DERBY, "booking1");
  }
}
