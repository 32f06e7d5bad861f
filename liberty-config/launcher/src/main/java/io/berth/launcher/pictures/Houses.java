package io.berth.launcher.pictures;

import static io.berth.launcher.pictures.Canvas.HEIGHT;
import static io.berth.launcher.pictures.Canvas.WIDTH;
import static io.berth.launcher.pictures.Canvas.dark;
import static io.berth.launcher.pictures.Canvas.light;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Homes and hotels: from outside before their scenery, or a room with a window on it. */
final class Houses {
  private final Canvas canvas;
  private final Scenery scenery;
  private final Color color;

  Houses(Canvas canvas, Scenery scenery, Color color) {
    this.canvas = canvas;
    this.scenery = scenery;
    this.color = color;
  }

  void hanok() {
    Color wood = scenery.shaded(0x7a5033);
    Color wall = scenery.shaded(0xf3ead8);
    Color tile = scenery.shaded(0x4a5560);
    canvas.rect(scenery.shaded(0xb8ab92), 170, 640, 860, 60);
    canvas.rect(wall, 220, 420, 760, 222);
    for (int i = 0; i < 6; i++) {
      canvas.rect(wood, 220 + i * 148, 410, 20, 232);
    }
    canvas.rect(wood, 220, 408, 760, 20);
    canvas.rect(wood, 220, 624, 760, 18);
    for (int i = 0; i < 5; i++) {
      lattice(250 + i * 148, 450, 108, 170, wood);
    }
    Path2D roof = new Path2D.Double();
    roof.moveTo(90, 400);
    roof.curveTo(260, 400, 330, 300, 370, 250);
    roof.curveTo(520, 270, 680, 270, 830, 250);
    roof.curveTo(870, 300, 940, 400, 1110, 400);
    roof.curveTo(930, 440, 270, 440, 90, 400);
    canvas.fill(tile, roof);
    canvas.within(
        roof,
        inside -> {
          for (int i = 0; i < 46; i++) {
            Path2D row = new Path2D.Double();
            row.moveTo(110 + i * 22, 430);
            row.quadTo(240 + i * 16, 330, 370 + i * 10.2, 250);
            inside.line(dark(tile, 0.25), 4, row);
          }
        });
    canvas.round(dark(tile, 0.2), 350, 236, 500, 26, 12);
    canvas.disc(scenery.shaded(color), 150, 690, 46);
    canvas.disc(light(scenery.shaded(color), 0.2), 1050, 700, 56);
  }

  private void lattice(double x, double y, double width, double height, Color wood) {
    canvas.rect(scenery.isDark() ? new Color(0xfde9b8) : new Color(0xfffaf0), x, y, width, height);
    for (int i = 1; i < 4; i++) {
      canvas.rect(wood, x + i * width / 4 - 1.5, y, 3, height);
    }
    for (int i = 1; i < 6; i++) {
      canvas.rect(wood, x, y + i * height / 6 - 1.5, width, 3);
    }
  }

  void stonehouse() {
    canvas.polygon(scenery.shaded(0xc9a35f), 260, 400, 940, 400, 860, 260, 340, 260);
    for (int i = 0; i < 12; i++) {
      canvas.rect(dark(scenery.shaded(0xc9a35f), 0.3), 300 + i * 52, 262, 4, 138);
    }
    canvas.rect(scenery.shaded(0x8f8a83), 290, 398, 620, 240);
    stones(290, 398, 620, 240);
    canvas.round(scenery.shaded(color), 550, 450, 110, 190, 6);
    window(370, 460, 110, 90);
    window(730, 460, 110, 90);
    stones(0, 640, WIDTH, 70);
    canvas.rect(scenery.shaded(0x9aa86a), 0, 708, WIDTH, 100);
  }

  private void stones(double x, double y, double width, double height) {
    canvas.within(
        new Rectangle2D.Double(x, y, width, height),
        inside -> {
          inside.rect(scenery.shaded(0x4c4a48), x, y, width, height);
          for (int row = 0; row * 26 < height; row++) {
            for (int i = 0; i * 46 < width + 46; i++) {
              Color stone = light(scenery.shaded(0x5f5c59), 0.06 * ((row * 7 + i * 5) % 4));
              inside.round(stone, x + i * 46 - (row % 2) * 23, y + row * 26, 42, 22, 9);
            }
          }
        });
  }

  private void window(double x, double y, double width, double height) {
    canvas.rect(scenery.shaded(0xf6f1e6), x - 6, y - 6, width + 12, height + 12);
    canvas.rect(scenery.lamp(), x, y, width, height);
    canvas.rect(scenery.shaded(0xf6f1e6), x + width / 2 - 2, y, 4, height);
    canvas.rect(scenery.shaded(0xf6f1e6), x, y + height / 2 - 2, width, 4);
  }

  void cabin() {
    Color wood = scenery.shaded(0x9a6b42);
    canvas.polygon(dark(wood, 0.4), 300, 680, 600, 210, 900, 680);
    canvas.polygon(wood, 360, 680, 600, 300, 840, 680);
    for (int i = 0; i < 9; i++) {
      canvas.rect(dark(wood, 0.12), 380, 360 + i * 38, 440, 3);
    }
    canvas.polygon(scenery.lamp(), 500, 520, 600, 360, 700, 520);
    canvas.rect(wood, 596, 360, 8, 160);
    canvas.round(scenery.shaded(color), 550, 550, 100, 130, 6);
    canvas.disc(scenery.lamp(), 700, 600, 14);
    canvas.rect(dark(wood, 0.2), 280, 676, 640, 22);
    canvas.rect(scenery.shaded(0x5d7d4c), 0, 696, WIDTH, 110);
    scenery.pine(120, 720, 420);
    scenery.pine(1020, 730, 470);
  }

  void tower(int floors, String sign) {
    Color wall = scenery.shaded(color);
    double top = 690 - floors * 74;
    canvas.rect(wall, 330, top, 540, 700 - top);
    canvas.rect(dark(wall, 0.12), 760, top, 110, 700 - top);
    for (int floor = 0; floor < floors; floor++) {
      for (int i = 0; i < 6; i++) {
        boolean lit = (floor * 5 + i * 3) % 4 != 0;
        canvas.round(
            lit ? scenery.lamp() : dark(wall, 0.3), 362 + i * 84, top + 26 + floor * 74, 52, 38, 4);
        canvas.rect(light(wall, 0.3), 356 + i * 84, top + 66 + floor * 74, 64, 5);
      }
    }
    canvas.rect(dark(wall, 0.35), 310, top - 14, 580, 18);
    canvas.round(dark(wall, 0.55), 500, 610, 200, 90, 4);
    canvas.rect(scenery.lamp(), 516, 626, 76, 74);
    canvas.rect(scenery.lamp(), 608, 626, 76, 74);
    if (!sign.isBlank()) {
      canvas.round(dark(wall, 0.6), 430, top - 70, 340, 56, 8);
      canvas.text(new Color(0xfff1c9), sign, 600, top - 30, 36, true);
    }
    canvas.rect(scenery.shaded(0x707a7f), 0, 700, WIDTH, HEIGHT - 700);
    canvas.rect(scenery.shaded(0xd9d6cc), 0, 696, WIDTH, 8);
    scenery.tree(210, 702, 170, 0x4f8554);
    scenery.tree(1000, 702, 200, 0x5a8f5a);
  }

  /** A room; the scenery has been drawn and stays in the window. */
  void room(boolean attic, boolean desk) {
    Color wall = scenery.isDark() ? dark(color, 0.18) : color;
    Path2D around = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    around.append(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), false);
    around.append(new Rectangle2D.Double(330, 110, 620, 380), false);
    canvas.fill(wall, around);
    if (attic) {
      canvas.polygon(dark(wall, 0.2), 0, 0, 330, 0, 0, 420);
      canvas.polygon(dark(wall, 0.2), WIDTH, 0, 870, 0, WIDTH, 420);
      for (int i = 0; i < 5; i++) {
        canvas.rect(new Color(0x8a6242), 60 + i * 260, 0, 26, 100);
      }
      canvas.rect(new Color(0x7a5336), 0, 60, WIDTH, 30);
    }
    Color frame = light(wall, 0.7);
    canvas.rect(frame, 316, 96, 648, 16);
    canvas.rect(frame, 316, 488, 648, 22);
    canvas.rect(frame, 316, 96, 16, 410);
    canvas.rect(frame, 948, 96, 16, 410);
    canvas.rect(frame, 634, 110, 12, 380);
    canvas.polygon(light(wall, 0.45), 250, 90, 350, 90, 330, 540, 240, 540);
    canvas.polygon(light(wall, 0.45), 1030, 90, 930, 90, 950, 540, 1040, 540);
    canvas.gradient(new Color(0xc79a6b), new Color(0xa67a4f), 0, 640, WIDTH, 160);
    if (desk) {
      canvas.rect(new Color(0x7a5336), 760, 560, 380, 20);
      canvas.rect(new Color(0x6a4730), 780, 580, 18, 160);
      canvas.rect(new Color(0x6a4730), 1100, 580, 18, 160);
      canvas.round(new Color(0x2d3a40), 860, 480, 150, 80, 6);
      canvas.polygon(new Color(0xe9c46a), 1050, 500, 1100, 500, 1115, 540, 1035, 540);
      canvas.rect(new Color(0x55656a), 1072, 540, 6, 22);
    } else {
      canvas.disc(new Color(0x4f8554), 1090, 560, 60);
      canvas.disc(new Color(0x629a63), 1050, 600, 46);
      canvas.polygon(new Color(0xd9825b), 1040, 640, 1130, 640, 1115, 730, 1055, 730);
    }
    canvas.round(new Color(0x8a6242), 60, 500, 600, 200, 18);
    canvas.round(Color.WHITE, 80, 560, 600, 130, 22);
    canvas.round(new Color(0xf3efe6), 110, 530, 150, 70, 22);
    canvas.round(new Color(0xe9e3d6), 240, 536, 140, 64, 22);
    canvas.round(dark(color, 0.35), 330, 590, 360, 110, 20);
    canvas.rect(new Color(0x6a4730), 90, 690, 26, 60);
    canvas.rect(new Color(0x6a4730), 630, 690, 26, 60);
  }
}
