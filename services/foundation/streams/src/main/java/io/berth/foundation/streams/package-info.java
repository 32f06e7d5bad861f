/**
 * Streams of server-sent events from a context's own tables: whoever listens is told within half a
 * second, on whichever replica the change was made, and goes on where it stopped.
 */
package io.berth.foundation.streams;
