// Why time is not free: reasons that end when somebody gives it back, so that one can wait for it.
export const MAY_PASS = new Set(["TAKEN", "HELD", "BLOCKED", "BUFFER", "MIN_STAY"]);
