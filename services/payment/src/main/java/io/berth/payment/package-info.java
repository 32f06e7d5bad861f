/**
 * Moves money for bookings and gives it back. It decides whether a charge was authorized, captured,
 * declined or voided, and keeps to that decision whatever crashes. It never decides what something
 * costs, whether a booking stands or how much is refunded: booking says so. It tells booking by its
 * answers, everybody else by its events.
 */
package io.berth.payment;
