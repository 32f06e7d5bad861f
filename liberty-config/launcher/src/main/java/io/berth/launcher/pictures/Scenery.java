package io.berth.launcher.pictures;

import static io.berth.launcher.pictures.Canvas.HEIGHT;
import static io.berth.launcher.pictures.Canvas.WIDTH;
import static io.berth.launcher.pictures.Canvas.dark;
import static io.berth.launcher.pictures.Canvas.light;
import static io.berth.launcher.pictures.Canvas.mix;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** What lies outside: sky, hills, water, towns and trees, at a time of day. */
final class Scenery {
  private final Canvas canvas;
  private final Time time;

  /** When it is, and what that does to every colour. */
  enum Time {
    DAY(0x8fc7e8, 0xe9f5f7, 0),
    MORNING(0xa9d3e0, 0xfdeed6, 0.04),
    DUSK(0x55608f, 0xf6b48a, 0.25),
    NIGHT(0x0e1a33, 0x2d4468, 0.55);

    private final Color top;
    private final Color bottom;
    private final double shade;

    Time(int top, int bottom, double shade) {
      this.top = new Color(top);
      this.bottom = new Color(bottom);
      this.shade = shade;
    }
  }

  Scenery(Canvas canvas, Time time) {
    this.canvas = canvas;
    this.time = time;
  }

  Color shaded(int color) {
    return shaded(new Color(color));
  }

  Color shaded(Color color) {
    return mix(color, time.top, time.shade);
  }

  boolean isDark() {
    return time == Time.NIGHT || time == Time.DUSK;
  }

  Color lamp() {
    return isDark() ? new Color(0xffe2a0) : new Color(0xbfdbe2);
  }

  void sky() {
    canvas.gradient(time.top, time.bottom, 0, 0, WIDTH, HEIGHT);
    if (time == Time.NIGHT) {
      Random stars = new Random(7);
      for (int i = 0; i < 70; i++) {
        double size = 1 + stars.nextDouble() * 1.6;
        canvas.disc(new Color(0xdfe8f5), stars.nextInt(WIDTH), stars.nextInt(HEIGHT / 2), size);
      }
      canvas.disc(new Color(0xf3eccf), 940, 130, 48);
      canvas.disc(time.top, 922, 120, 42);
    } else {
      canvas.disc(
          light(time.bottom, 0.5),
          time == Time.DUSK ? 300 : 930,
          time == Time.DUSK ? 360 : 140,
          62);
    }
  }

  /** Everything behind the thing that is offered. */
  void view(String view) {
    sky();
    switch (view) {
      case "sea" -> sea();
      case "river" -> river();
      case "mountains" -> mountains();
      case "pines" -> pines();
      case "city" -> city();
      case "tombs" -> tombs();
      default -> fields();
    }
  }

  private void ridge(Color color, double base, double height, int seed) {
    Path2D ridge = new Path2D.Double();
    Random random = new Random(seed);
    ridge.moveTo(0, base);
    double y = base - height * random.nextDouble();
    ridge.lineTo(0, y);
    for (int x = 0; x < WIDTH; x += 200) {
      double peak = base - height * (0.35 + 0.65 * random.nextDouble());
      ridge.quadTo(x + 50, peak + 20, x + 100, peak);
      ridge.quadTo(x + 150, peak + 30, x + 200, base - height * 0.45 * random.nextDouble());
    }
    ridge.lineTo(WIDTH, base);
    ridge.closePath();
    canvas.fill(color, ridge);
  }

  private void mountains() {
    ridge(mix(shaded(0x7c98a6), time.bottom, 0.45), 560, 330, 3);
    ridge(mix(shaded(0x56798a), time.bottom, 0.2), 580, 230, 11);
    // A rock with six heads, as over Sokcho.
    for (int i = 0; i < 6; i++) {
      double x = 360 + i * 70;
      double top = 230 + Math.abs(i - 2.5) * 26;
      canvas.oval(shaded(0x93a3a8), x, top + 130, 46, 140);
      canvas.oval(light(shaded(0x93a3a8), 0.25), x - 12, top + 115, 18, 100);
    }
    ridge(shaded(0x3f6b58), 640, 150, 23);
    canvas.rect(shaded(0x4d7a55), 0, 620, WIDTH, 180);
  }

  private void sea() {
    canvas.gradient(mix(shaded(0x3f8fae), time.bottom, 0.25), shaded(0x1f6a8a), 0, 430, WIDTH, 370);
    ridge(mix(shaded(0x6d8f9b), time.bottom, 0.35), 432, 60, 31);
    for (int i = 0; i < 26; i++) {
      double y = 450 + i * 9;
      double x = (i * 337) % 1100;
      canvas.round(light(shaded(0x3f8fae), 0.35), x, y, 50 + i * 3, 3, 1.5);
    }
    bridge(432, 0.45);
    Path2D beach = new Path2D.Double();
    beach.moveTo(0, 690);
    beach.curveTo(300, 620, 700, 720, WIDTH, 640);
    beach.lineTo(WIDTH, HEIGHT);
    beach.lineTo(0, HEIGHT);
    beach.closePath();
    canvas.fill(shaded(0xe8d8b0), beach);
  }

  private void bridge(double y, double size) {
    Color steel = isDark() ? new Color(0xf0d9a2) : shaded(0x7d8f96);
    canvas.rect(steel, 520, y - 16 * size, 680, 8 * size);
    for (int i = 0; i < 2; i++) {
      double x = 680 + i * 300;
      canvas.rect(steel, x - 6 * size, y - 190 * size, 12 * size, 190 * size);
      Path2D cable = new Path2D.Double();
      cable.moveTo(x - 150, y - 14 * size);
      cable.quadTo(x - 50, y - 40 * size, x, y - 185 * size);
      cable.quadTo(x + 50, y - 40 * size, x + 150, y - 14 * size);
      canvas.line(steel, 3, cable);
    }
  }

  private void skyline(double base, int seed, Color color, double height) {
    Random random = new Random(seed);
    for (double x = -20; x < WIDTH; ) {
      double width = 45 + random.nextInt(70);
      double top = base - height * (0.3 + 0.7 * random.nextDouble());
      canvas.rect(color, x, top, width, base - top);
      for (double wy = top + 14; wy < base - 16; wy += 24) {
        for (double wx = x + 10; wx < x + width - 14; wx += 20) {
          if (random.nextInt(3) > 0) {
            canvas.rect(isDark() ? new Color(0xf4d98e) : light(color, 0.35), wx, wy, 9, 12);
          }
        }
      }
      x += width + 6;
    }
  }

  private void city() {
    ridge(mix(shaded(0x6f8a94), time.bottom, 0.4), 520, 190, 5);
    skyline(640, 12, mix(shaded(0x7f95a0), time.bottom, 0.35), 330);
    skyline(680, 4, shaded(0x566b78), 240);
    canvas.rect(shaded(0x3e4f59), 0, 676, WIDTH, 124);
  }

  private void river() {
    ridge(mix(shaded(0x7b97a0), time.bottom, 0.4), 450, 150, 17);
    skyline(470, 9, mix(shaded(0x7c8f9b), time.bottom, 0.2), 190);
    canvas.gradient(mix(shaded(0x6aa5b8), time.bottom, 0.3), shaded(0x2f748d), 0, 466, WIDTH, 334);
    Color arch = shaded(0xb9c4c4);
    canvas.rect(arch, 0, 520, WIDTH, 16);
    for (int i = 0; i < 6; i++) {
      canvas.line(arch, 9, new Arc2D.Double(i * 210 - 30, 470, 200, 110, 0, 180, Arc2D.OPEN));
      canvas.rect(dark(arch, 0.2), i * 210 - 36, 534, 14, 46);
    }
    for (int i = 0; i < 24; i++) {
      canvas.round(light(shaded(0x6aa5b8), 0.3), (i * 271) % 1130, 560 + i * 9, 60, 3, 1.5);
    }
  }

  private void tombs() {
    ridge(mix(shaded(0x7b9a8a), time.bottom, 0.4), 520, 150, 8);
    canvas.rect(shaded(0x7fae6b), 0, 500, WIDTH, 300);
    canvas.oval(shaded(0x8dbb74), 250, 540, 280, 190);
    canvas.oval(shaded(0x7dad66), 820, 560, 340, 230);
    canvas.oval(shaded(0x6c9c58), 560, 640, 240, 120);
  }

  private void fields() {
    ridge(mix(shaded(0x86a08c), time.bottom, 0.35), 520, 200, 2);
    canvas.rect(shaded(0x86ac62), 0, 515, WIDTH, 285);
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 9; i++) {
        tangerine(70 + i * 140 + row * 50, 560 + row * 74, 30 + row * 9);
      }
    }
  }

  private void tangerine(double x, double y, double size) {
    canvas.rect(shaded(0x6b4f37), x - 4, y, 8, size);
    canvas.disc(shaded(0x3f7a45), x, y - size * 0.5, size);
    for (int i = 0; i < 6; i++) {
      double angle = i * 1.1 + x;
      canvas.disc(
          shaded(0xf29a38),
          x + Math.cos(angle) * size * 0.55,
          y - size * 0.5 + Math.sin(angle) * size * 0.55,
          size * 0.15);
    }
  }

  private void pines() {
    canvas.rect(mix(shaded(0x3f8fae), time.bottom, 0.3), 0, 430, WIDTH, 120);
    canvas.rect(shaded(0x6f9159), 0, 540, WIDTH, 260);
    for (int i = 0; i < 11; i++) {
      pine(i * 118 - 20, 600 + (i * 37) % 60, 300 + (i * 53) % 120);
    }
  }

  void pine(double x, double base, double height) {
    canvas.polygon(
        shaded(0x6d4a33), x, base, x + 16, base, x + 26, base - height, x + 18, base - height);
    for (int i = 0; i < 4; i++) {
      double y = base - height + i * height * 0.13;
      canvas.oval(shaded(i % 2 == 0 ? 0x2f6245 : 0x3a7350), x + 20 + (i % 2) * 26 - 13, y, 84, 22);
    }
  }

  void tree(double x, double base, double size, int color) {
    canvas.rect(shaded(0x6b4f37), x - size * 0.07, base - size * 0.6, size * 0.14, size * 0.6);
    canvas.disc(shaded(color), x, base - size * 0.9, size * 0.42);
    canvas.disc(light(shaded(color), 0.12), x - size * 0.25, base - size * 0.72, size * 0.3);
  }
}
