package io.berth.foundation.rebuild;

import java.util.List;

/**
 * In what a new generation of the views differs from the live one, counted in rows.
 *
 * @param missing rows that only the live one has
 * @param differing rows that both have with other contents
 * @param added rows that only the new one has
 * @param examples some of those that are missing or differ, by their names
 */
public record Drift(long missing, long differing, long added, List<String> examples) {}
