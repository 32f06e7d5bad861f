/**
 * Tells guests and hosts what became of their bookings: a history in their language, and e-mail. It
 * decides nothing about bookings or money; it decides what is worth telling whom, once per event
 * and person. It tells no other context anything.
 */
package io.berth.notification;
