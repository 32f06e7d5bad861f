package io.berth.foundation.idempotency;

import java.util.Optional;
import java.util.UUID;

/**
 * What an earlier request with the same key did.
 *
 * @param resourceId what it made or changed
 * @param answer what it was told; empty if a crash came between effect and answer: then the answer
 *     is whatever the state of the resource gives now
 */
public record Earlier(UUID resourceId, Optional<Answer> answer) {}
