/**
 * Starts and stops the processes that Berth needs on one machine, for people, for integration tests
 * and for tests that kill processes.
 *
 * <p>Every process it starts is a child JVM of this one, and ends when this one is gone, however it
 * went.
 */
package io.berth.launcher;
