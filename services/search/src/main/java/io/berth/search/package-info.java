/**
 * Finds what is offered: by words, place, kind, time that is really free, exact total, guests,
 * amenities and approval. It decides nothing: it is a fold of the events of listing, booking and
 * review, may be a second old, and never promises time or a price; booking does. It tells nobody
 * anything.
 */
package io.berth.search;
