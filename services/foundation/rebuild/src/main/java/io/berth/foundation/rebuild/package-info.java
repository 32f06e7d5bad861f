/** Rebuilds a context's views from the topics, beside the live ones, and swaps them. */
package io.berth.foundation.rebuild;
