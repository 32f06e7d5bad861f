package io.berth.listing.domain;

/** How much a guest who cancels gets back; booking knows what each means. */
public enum CancellationPolicy {
  FLEXIBLE,
  MODERATE,
  STRICT,
  NON_REFUNDABLE
}
