/**
 * Ratings of completed bookings, with the host's replies. It decides who may review what, once; it
 * decides nothing about bookings, and asks nobody. It tells whoever listens of each review and
 * reply, never their texts.
 */
package io.berth.review;
