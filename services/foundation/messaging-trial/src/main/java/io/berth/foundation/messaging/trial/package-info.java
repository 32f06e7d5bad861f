/**
 * An application with good and bad consumers, so that tests can see what the server does to each.
 */
package io.berth.foundation.messaging.trial;
