/** Repeats a context's due work on managed threads, whatever goes wrong in between. */
package io.berth.foundation.schedule;
