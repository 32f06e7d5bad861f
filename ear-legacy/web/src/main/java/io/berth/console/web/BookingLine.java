package io.berth.console.web;

/**
 * A booking as a line of the table, in the reader's language.
 *
 * @param listing the listing's name, or the beginning of its id while names can't be had
 * @param state as the API names it; the word for it is in the message bundle
 * @param note what more there is to say of the state, or empty
 * @param guest the beginning of the guest's id: hosts are told no names
 */
public record BookingLine(
    String id,
    String listing,
    String unit,
    String state,
    String note,
    String from,
    String to,
    String zone,
    String guest,
    int persons,
    String total) {}
