/** Ends the process where a kill test says. */
package io.berth.foundation.crash;
