/** Answers every request that fails with an RFC 9457 problem detail. */
package io.berth.foundation.problem;
