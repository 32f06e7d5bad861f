/** Looks twice for what must never be. */
package io.berth.foundation.invariants;
