package io.berth.launcher.pictures;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** A drawing of something that is offered. */
public final class Picture {
  private Picture() {}

  /**
   * Draws, the same for the same words.
   *
   * @param traits {@code scene}: room, attic, hanok, stonehouse, cabin, tower, car, table, meeting
   *     or book; {@code view}, {@code time}, {@code color} (as {@code #0f5e6b}) and what the scene
   *     knows besides
   * @return a JPEG of 1200 by 800 pixels
   */
  public static byte[] jpeg(Map<String, String> traits) {
    Canvas canvas = new Canvas();
    String time = traits.getOrDefault("time", "day").toUpperCase(Locale.ROOT);
    Scenery scenery = new Scenery(canvas, Scenery.Time.valueOf(time));
    Color color = Color.decode(traits.getOrDefault("color", "#8fb3b0"));
    Houses houses = new Houses(canvas, scenery, color);
    Things things = new Things(canvas, scenery, color);
    scenery.view(traits.getOrDefault("view", "fields"));
    switch (traits.get("scene")) {
      case "room" -> houses.room(false, traits.containsKey("desk"));
      case "attic" -> houses.room(true, false);
      case "hanok" -> houses.hanok();
      case "stonehouse" -> houses.stonehouse();
      case "cabin" -> houses.cabin();
      case "tower" ->
          houses.tower(
              Integer.parseInt(traits.getOrDefault("floors", "6")),
              traits.getOrDefault("sign", ""));
      case "car" -> things.car(traits.getOrDefault("body", "sedan"));
      case "table" -> things.table(traits.getOrDefault("dishes", "course"));
      case "meeting" ->
          things.meeting(
              Integer.parseInt(traits.getOrDefault("seats", "6")), traits.containsKey("screen"));
      case "book" ->
          things.book(traits.getOrDefault("motif", "flower"), traits.getOrDefault("title", ""));
      default -> throw new IllegalArgumentException("no such scene: " + traits);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(canvas.image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
