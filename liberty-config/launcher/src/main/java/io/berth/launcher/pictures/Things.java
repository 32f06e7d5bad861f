package io.berth.launcher.pictures;

import static io.berth.launcher.pictures.Canvas.HEIGHT;
import static io.berth.launcher.pictures.Canvas.WIDTH;
import static io.berth.launcher.pictures.Canvas.dark;
import static io.berth.launcher.pictures.Canvas.light;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** Cars, laid tables, meeting rooms and books. */
final class Things {

  private final Canvas canvas;
  private final Scenery scenery;
  private final Color color;

  Things(Canvas canvas, Scenery scenery, Color color) {
    this.canvas = canvas;
    this.scenery = scenery;
    this.color = color;
  }

  /** On a road before the scenery. */
  void car(String body) {
    canvas.rect(scenery.shaded(0x5b646a), 0, 650, WIDTH, 150);
    canvas.rect(scenery.shaded(0xd9d6cc), 0, 646, WIDTH, 8);
    for (int i = 0; i < 7; i++) {
      canvas.rect(scenery.shaded(0xf0e3b0), 30 + i * 180, 730, 100, 8);
    }
    Color paint = scenery.shaded(color);
    boolean isLong = !"small".equals(body);
    double left = isLong ? 250 : 330;
    double right = isLong ? 950 : 870;
    double roof =
        switch (body) {
          case "van" -> 330;
          case "suv" -> 370;
          case "open" -> 470;
          default -> 410;
        };
    double cabinLeft = left + ("van".equals(body) ? 20 : "sedan".equals(body) ? 150 : 60);
    double cabinRight = right - ("van".equals(body) ? 150 : 170);
    canvas.oval(new Color(0x30383c), 600, 700, (right - left) * 0.52, 16);
    if (!"open".equals(body)) {
      Path2D cabin = new Path2D.Double();
      cabin.moveTo(cabinLeft - 40, 540);
      cabin.quadTo(cabinLeft + 10, roof, cabinLeft + 90, roof);
      cabin.lineTo(cabinRight - 60, roof);
      cabin.quadTo(cabinRight + 30, roof + 10, cabinRight + 110, 540);
      cabin.closePath();
      canvas.fill(paint, cabin);
      Path2D glass = new Path2D.Double();
      glass.moveTo(cabinLeft, 530);
      glass.quadTo(cabinLeft + 30, roof + 28, cabinLeft + 95, roof + 26);
      glass.lineTo(cabinRight - 66, roof + 26);
      glass.quadTo(cabinRight + 10, roof + 34, cabinRight + 74, 530);
      glass.closePath();
      canvas.fill(light(scenery.shaded(0x9cc4d2), 0.2), glass);
      canvas.rect(paint, (cabinLeft + cabinRight) / 2 + 6, roof + 20, 18, 512 - roof);
    } else {
      canvas.polygon(light(scenery.shaded(0x9cc4d2), 0.3), 700, 540, 640, 430, 660, 430, 730, 540);
      canvas.round(scenery.shaded(0x8a6242), 430, 470, 70, 90, 20);
      canvas.round(scenery.shaded(0x8a6242), 560, 470, 70, 90, 20);
    }
    Path2D shell = new Path2D.Double();
    shell.moveTo(left, 640);
    shell.lineTo(left, 570);
    shell.quadTo(left + 10, 528, left + 80, 524);
    shell.lineTo(right - 130, 524);
    shell.quadTo(right, 540, right, 600);
    shell.lineTo(right, 640);
    shell.quadTo(right, 662, right - 20, 662);
    shell.lineTo(left + 20, 662);
    shell.quadTo(left, 662, left, 640);
    shell.closePath();
    canvas.fill(paint, shell);
    canvas.rect(dark(paint, 0.18), left + 10, 610, right - left - 20, 10);
    canvas.round(light(paint, 0.5), 560, 566, 44, 8, 4);
    canvas.oval(new Color(0xfff3c4), right - 16, 582, 16, 20);
    canvas.oval(new Color(0xc0392b), left + 12, 582, 10, 22);
    wheel(left + 140, 660);
    wheel(right - 150, 660);
  }

  private void wheel(double x, double y) {
    canvas.disc(new Color(0x22282b), x, y, 62);
    canvas.disc(new Color(0xb8c1c4), x, y, 34);
    canvas.disc(new Color(0x6d777b), x, y, 12);
    for (int i = 0; i < 5; i++) {
      double angle = i * Math.PI * 2 / 5;
      canvas.disc(new Color(0x6d777b), x + Math.cos(angle) * 22, y + Math.sin(angle) * 22, 6);
    }
  }

  /** A table from above; dishes: course, buffet, grill, tea, noodles. */
  void table(String dishes) {
    canvas.rect(dark(color, 0.25), 0, 0, WIDTH, HEIGHT);
    for (int i = 0; i < 10; i++) {
      canvas.rect(dark(color, 0.18 + 0.03 * (i % 3)), 0, i * 80, WIDTH, 76);
    }
    canvas.round(color, 110, 90, 980, 620, 60);
    canvas.round(light(color, 0.12), 140, 120, 920, 560, 44);
    switch (dishes) {
      case "course" -> {
        double[][] places = {
          {330, 280}, {560, 240}, {800, 280}, {420, 500}, {650, 520}, {870, 480}, {610, 390}
        };
        int[] food = {0x8fae5d, 0xd9825b, 0xe9c46a, 0xb5651d, 0xf0e6d2, 0xa63d40, 0x6c9c58};
        for (int i = 0; i < places.length; i++) {
          bowl(places[i][0], places[i][1], i == 6 ? 96 : 78, food[i]);
        }
      }
      case "buffet" -> {
        for (int i = 0; i < 3; i++) {
          canvas.round(new Color(0xd5dadc), 190 + i * 290, 180, 250, 150, 16);
          canvas.round(
              new Color(new int[] {0xf2c14e, 0xc8553d, 0x7a9e4b}[i]),
              208 + i * 290,
              196,
              214,
              118,
              10);
          for (int k = 0; k < 8; k++) {
            canvas.disc(
                new Color(new int[] {0xffe08a, 0xe07a5f, 0xa7c957}[i]),
                230 + i * 290 + (k % 4) * 56,
                228 + (k / 4) * 54.0,
                17);
          }
        }
        bowl(340, 530, 110, 0xf6e7c8);
        bowl(620, 530, 110, 0xe9c46a);
        bowl(890, 530, 100, 0xc98b5e);
      }
      case "grill" -> {
        canvas.disc(new Color(0x2d3436), 600, 390, 200);
        canvas.disc(new Color(0xe17055), 600, 390, 160);
        for (int i = -6; i <= 6; i++) {
          canvas.rect(new Color(0x2d3436), 440, 388 + i * 24, 320, 7);
        }
        for (int i = 0; i < 6; i++) {
          canvas.round(new Color(0xa04a3a), 490 + (i % 3) * 76, 310 + (i / 3) * 90.0, 62, 54, 14);
        }
        bowl(260, 270, 76, 0x8fae5d);
        bowl(260, 500, 76, 0xf0e6d2);
        bowl(940, 270, 76, 0xd9825b);
        bowl(940, 500, 76, 0xe9c46a);
      }
      case "tea" -> {
        canvas.oval(new Color(0x5c7a6a), 470, 390, 150, 120);
        canvas.disc(new Color(0x6f907e), 470, 390, 70);
        canvas.line(
            new Color(0x5c7a6a), 26, new Arc2D.Double(570, 320, 130, 130, -90, 180, Arc2D.OPEN));
        bowl(800, 280, 66, 0xb9cf7a);
        bowl(860, 490, 66, 0xb9cf7a);
        for (int i = 0; i < 5; i++) {
          canvas.disc(new Color(i % 2 == 0 ? 0xf4b6c2 : 0xf8e9a1), 300 + i * 60, 590, 24);
        }
      }
      default -> {
        bowl(430, 390, 170, 0xf3d9a4);
        for (int i = 0; i < 7; i++) {
          canvas.line(
              new Color(0xe7bf72),
              8,
              new Arc2D.Double(330 + i * 12, 310 + i * 8, 180, 120, i * 40, 220, Arc2D.OPEN));
        }
        canvas.disc(new Color(0xf6f1e6), 470, 350, 40);
        canvas.disc(new Color(0xf2a93b), 470, 350, 18);
        bowl(800, 300, 90, 0xa63d40);
        bowl(830, 520, 80, 0x6c9c58);
      }
    }
    canvas.round(new Color(0x8a6242), 1000, 300, 10, 220, 5);
    canvas.round(new Color(0x8a6242), 1022, 300, 10, 220, 5);
  }

  private void bowl(double x, double y, double radius, int food) {
    canvas.disc(dark(color, 0.35), x + 6, y + 10, radius);
    canvas.disc(new Color(0xf7f5ef), x, y, radius);
    canvas.disc(new Color(0xe3dfd3), x, y, radius * 0.86);
    canvas.disc(new Color(food), x, y, radius * 0.78);
    for (int i = 0; i < 7; i++) {
      double angle = i * 0.9 + x;
      canvas.disc(
          light(new Color(food), 0.25),
          x + Math.cos(angle) * radius * 0.45,
          y + Math.sin(angle) * radius * 0.45,
          radius * 0.12);
    }
  }

  /** A room to meet in; the scenery stays in its windows. */
  void meeting(int seats, boolean screen) {
    Path2D wall = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    wall.append(new java.awt.geom.Rectangle2D.Double(0, 0, WIDTH, HEIGHT), false);
    for (int i = 0; i < 3; i++) {
      wall.append(new java.awt.geom.Rectangle2D.Double(690 + i * 165, 120, 145, 300), false);
    }
    canvas.fill(light(color, 0.72), wall);
    canvas.rect(light(color, 0.35), 0, 560, WIDTH, 240);
    if (screen) {
      canvas.round(new Color(0x22303a), 110, 120, 470, 270, 10);
      canvas.round(new Color(0x3d6f86), 124, 134, 442, 242, 6);
      for (int i = 0; i < 4; i++) {
        canvas.rect(new Color(0xbfe0ea), 170 + i * 96, 340 - 40 * (i + 1), 56, 40.0 * (i + 1));
      }
    } else {
      canvas.round(new Color(0xdfe4e6), 110, 120, 470, 270, 8);
      canvas.round(Color.WHITE, 122, 132, 446, 246, 4);
      canvas.line(color, 6, new Arc2D.Double(170, 180, 120, 120, 0, 300, Arc2D.OPEN));
      canvas.rect(new Color(0xd9825b), 340, 200, 170, 7);
      canvas.rect(color, 340, 240, 130, 7);
      canvas.rect(color, 340, 280, 150, 7);
    }
    for (int i = 0; i < seats / 2; i++) {
      double x = 600 + (i - (seats / 2 - 1) / 2.0) * 170;
      canvas.round(dark(color, 0.3), x - 50, 470, 100, 110, 26);
    }
    canvas.polygon(new Color(0xc79a6b), 150, 560, 1050, 560, 1130, 660, 70, 660);
    canvas.rect(new Color(0x9a7148), 70, 660, 1060, 22);
    for (int i = 0; i < seats / 2; i++) {
      double x = 600 + (i - (seats / 2 - 1) / 2.0) * 210;
      canvas.round(dark(color, 0.42), x - 64, 640, 128, 150, 30);
      canvas.round(Color.WHITE, x - 40, 580, 70, 42, 3);
    }
  }

  /** A book's cover; motif: flower, moon, mountain, wave, bird. */
  void book(String motif, String title) {
    canvas.gradient(light(color, 0.75), light(color, 0.5), 0, 0, WIDTH, HEIGHT);
    canvas.round(dark(color, 0.55), 412, 92, 400, 640, 10);
    canvas.round(new Color(0xf7f2e4), 404, 84, 400, 636, 8);
    RoundRectangle2D cover = new RoundRectangle2D.Double(390, 70, 400, 640, 16, 16);
    canvas.fill(color, cover);
    canvas.within(cover, inside -> motif(motif));
    canvas.rect(dark(color, 0.25), 390, 70, 26, 640);
    canvas.round(new Color(0xfdf8ea), 450, 116, 300, 92, 6);
    canvas.text(dark(color, 0.6), title, 600, 178, title.length() > 8 ? 34 : 46, true);
  }

  private void motif(String motif) {
    Color bright = light(color, 0.55);
    switch (motif) {
      case "moon" -> {
        canvas.disc(new Color(0xf6e7b4), 600, 430, 120);
        for (int i = 0; i < 3; i++) {
          canvas.round(dark(color, 0.3), 440 + i * 40, 500 + i * 60, 320, 22, 11);
        }
      }
      case "mountain" -> {
        canvas.polygon(bright, 390, 710, 560, 380, 700, 710);
        canvas.polygon(light(color, 0.3), 520, 710, 680, 440, 800, 710);
        canvas.polygon(Color.WHITE, 522, 452, 560, 380, 592, 452);
      }
      case "wave" -> {
        for (int row = 0; row < 5; row++) {
          for (int i = 0; i < 6; i++) {
            canvas.line(
                bright,
                9,
                new Arc2D.Double(
                    370 + i * 90 - (row % 2) * 45, 380 + row * 64, 90, 90, 0, 180, Arc2D.OPEN));
          }
        }
      }
      case "bird" -> {
        canvas.oval(bright, 590, 470, 120, 70);
        canvas.disc(bright, 700, 410, 48);
        canvas.polygon(new Color(0xe9a23b), 742, 400, 790, 416, 742, 428);
        canvas.polygon(light(color, 0.3), 520, 470, 640, 440, 560, 600);
        canvas.disc(dark(color, 0.6), 712, 402, 7);
      }
      default -> {
        for (int flower = 0; flower < 3; flower++) {
          double x = 520 + flower * 80;
          double y = 360 + (flower % 2) * 110;
          canvas.rect(new Color(0x4f7a4f), x - 4, y, 8, 340);
          for (int petal = 0; petal < 5; petal++) {
            double angle = petal * Math.PI * 2 / 5;
            canvas.fill(
                new Color(0xf3b3c4),
                new Ellipse2D.Double(
                    x + Math.cos(angle) * 34 - 28, y + Math.sin(angle) * 34 - 28, 56, 56));
          }
          canvas.disc(new Color(0xe0668a), x, y, 16);
        }
      }
    }
  }
}
