package io.berth.search.application;

import java.util.UUID;

/**
 * Says that something changed.
 *
 * @param stamp grows with every change, in the order in which they were committed
 * @param unitId whose taken time changed; null: the listing itself did, or its rating
 */
public record Mark(long stamp, UUID listingId, UUID unitId) {}
