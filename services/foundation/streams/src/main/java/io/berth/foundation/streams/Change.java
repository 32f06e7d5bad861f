package io.berth.foundation.streams;

/**
 * Something that listeners are told.
 *
 * @param audience who is told: a member's or a listing's id
 * @param id names the change; told once for each connection
 * @param position grows with time; changes may become visible out of their order for some seconds
 * @param at epoch milliseconds at which it was written
 * @param type the event's name
 * @param data JSON
 */
public record Change(
    String audience, String id, long position, long at, String type, String data) {}
