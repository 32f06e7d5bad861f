/**
 * Booking decides all about time: who has which unit when, at which price, until what happens. It
 * never decides what is offered (listing) or whether money moved (payment): of the first it keeps a
 * copy, for the second it asks. It tells every change of a booking or block on {@code
 * berth.booking.events}.
 */
package io.berth.booking;
