/**
 * Listing decides what is offered: the units, their rules and their prices. It never decides
 * whether something is free or booked (booking does). It tells every version of a listing, whole,
 * on {@code berth.listing.events}.
 */
package io.berth.listing;
