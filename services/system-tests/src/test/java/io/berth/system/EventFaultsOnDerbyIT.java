package io.berth.system;

import io.berth.foundation.testing.TestDatabase;
import org.junit.jupiter.api.Tag;

/** The core and the views, each a process with embedded Derby. */
@Tag("lab")
class EventFaultsOnDerbyIT extends EventFaults {
  EventFaultsOnDerbyIT() {
    super(TestDatabase.DERBY, "views1");
  }
}
