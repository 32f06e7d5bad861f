/**
 * Carries events from a committed change to every consumer: at least once on the wire, once in
 * effect.
 */
package io.berth.foundation.messaging;
