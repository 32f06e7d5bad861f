/** The outgoing channel of a context that publishes; who does not leaves this module out. */
package io.berth.foundation.outbox;
