/**
 * Shows each person what became of their bookings, as guest and as host. It decides nothing: it is
 * a fold of the events of booking, payment and listing, so it may lag and says how far it is. It
 * never says what may be done with a booking, and tells nobody anything.
 */
package io.berth.mypage;
