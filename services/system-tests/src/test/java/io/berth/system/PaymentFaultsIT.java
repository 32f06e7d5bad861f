package io.berth.system;

import io.berth.foundation.testing.TestDatabase;

/** Two booking processes and payment on one PostgreSQL. */
class PaymentFaultsIT extends PaymentFaults {
  PaymentFaultsIT() {
    super(TestDatabase.POSTGRESQL, "booking1", "booking2");
  }
}
