package io.berth.launcher.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** A sheet of 1200 by 800 and the few strokes that all drawings are made of. */
final class Canvas {
  static final int WIDTH = 1200;
  static final int HEIGHT = 800;

  final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D pen = image.createGraphics();

  Canvas() {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  void rect(Color color, double x, double y, double width, double height) {
    fill(color, new Rectangle2D.Double(x, y, width, height));
  }

  void round(Color color, double x, double y, double width, double height, double radius) {
    fill(color, new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
  }

  /** A circle around a point. */
  void disc(Color color, double x, double y, double radius) {
    oval(color, x, y, radius, radius);
  }

  void oval(Color color, double x, double y, double across, double down) {
    fill(color, new Ellipse2D.Double(x - across, y - down, 2 * across, 2 * down));
  }

  /** Corners as x and y in turn. */
  void polygon(Color color, double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    fill(color, path);
  }

  void fill(Color color, Shape shape) {
    pen.setColor(color);
    pen.fill(shape);
  }

  void gradient(Color top, Color bottom, double x, double y, double width, double height) {
    pen.setPaint(new GradientPaint(0, (float) y, top, 0, (float) (y + height), bottom));
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  void line(Color color, double thickness, Shape shape) {
    pen.setColor(color);
    pen.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
  }

  /** Words around a point; left out where this machine has no letters for them. */
  void text(Color color, String text, double x, double y, float size, boolean bold) {
    Font font = new Font(Font.SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont(size);
    if (font.canDisplayUpTo(text) >= 0) {
      return;
    }
    pen.setColor(color);
    pen.setFont(font);
    pen.drawString(text, (float) (x - pen.getFontMetrics().stringWidth(text) / 2.0), (float) y);
  }

  /** Draws only inside a shape. */
  void within(Shape shape, Consumer<Canvas> drawing) {
    Shape before = pen.getClip();
    pen.clip(shape);
    drawing.accept(this);
    pen.setClip(before);
  }

  static Color mix(Color one, Color other, double share) {
    return new Color(
        (int) Math.round(one.getRed() + (other.getRed() - one.getRed()) * share),
        (int) Math.round(one.getGreen() + (other.getGreen() - one.getGreen()) * share),
        (int) Math.round(one.getBlue() + (other.getBlue() - one.getBlue()) * share));
  }

  static Color dark(Color color, double share) {
    return mix(color, new Color(0x10191c), share);
  }

  static Color light(Color color, double share) {
    return mix(color, Color.WHITE, share);
  }
}
