package io.berth.foundation.idempotency;

/**
 * An answer that was given.
 *
 * @param status HTTP status
 * @param body the JSON text
 */
public record Answer(int status, String body) {}
