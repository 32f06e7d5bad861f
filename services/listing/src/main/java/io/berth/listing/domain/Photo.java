package io.berth.listing.domain;

import java.util.List;
import java.util.UUID;

/**
 * A picture of a listing. Its id is made of its content, so the same picture has one id.
 *
 * @param alt what it shows, for who can't see it; null: not said
 * @param widths in which it can be had, pixels, narrowest first
 */
public record Photo(UUID id, Text alt, List<Integer> widths) {
  public Photo {
    widths = List.copyOf(widths);
  }
}
