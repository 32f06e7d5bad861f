package io.berth.console.service;

/**
 * Something that a host offers, by name.
 *
 * @param korean null if it has no Korean title
 * @param english null if it has no English title
 */
public record Offering(String id, String korean, String english) {}
