/** Gives a repeated request the answer that the first one got. */
package io.berth.foundation.idempotency;
