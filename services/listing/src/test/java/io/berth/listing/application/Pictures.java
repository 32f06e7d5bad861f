package io.berth.listing.application;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Picture files, also such as nobody should send. */
public final class Pictures {
  private Pictures() {}

  /** Red on the left, blue on the right. */
  public static BufferedImage twoColours(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    return image;
  }

  public static byte[] jpeg(BufferedImage image) {
    return encoded(image, "jpeg");
  }

  public static byte[] png(BufferedImage image) {
    return encoded(image, "png");
  }

  private static byte[] encoded(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static BufferedImage read(byte[] image) {
    try {
      return ImageIO.read(new ByteArrayInputStream(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JPEG as a camera writes it that was held so, and knows where it was. */
  public static byte[] withExif(byte[] jpeg, int orientation, String place) {
    byte[] exif = exif(orientation, place);
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + 10 + exif.length);
    all.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
    all.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif);
    return all.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** What a camera writes into a picture. */
  public static byte[] exif(int orientation, String place) {
    byte[] words = place.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer exif = ByteBuffer.allocate(8 + 2 + 24 + 4 + words.length);
    exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
    exif.putShort((short) 2);
    exif.putShort((short) 0x010E).putShort((short) 2).putInt(words.length).putInt(38);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    return exif.putInt(0).put(words).array();
  }

  /** A file and parts after its end: texts, numbers of four bytes and bytes. */
  public static byte[] followedBy(byte[] file, Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(file);
    for (Object part : parts) {
      all.writeBytes(
          part instanceof Integer number
              ? ByteBuffer.allocate(4).putInt(number).array()
              : part instanceof String text
                  ? text.getBytes(StandardCharsets.US_ASCII)
                  : (byte[]) part);
    }
    all.writeBytes(new byte[8]);
    return all.toByteArray();
  }

  /** A few bytes that claim so many black pixels. */
  public static byte[] hugePng(int width, int height) {
    byte[] png = png(twoColours(1, 1));
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }

  /** A lossless WebP of one colour: five codes of one symbol each, and no bit per pixel. */
  public static byte[] webp(int width, int height, int red, int green, int blue) {
    Bits bits = new Bits();
    bits.write(0x2F, 8);
    bits.write(width - 1, 14);
    bits.write(height - 1, 14);
    bits.write(0, 1 + 3);
    bits.write(0, 1 + 1 + 1);
    for (int symbol : new int[] {green, red, blue, 255, 0}) {
      bits.write(0b101, 3);
      bits.write(symbol, 8);
    }
    byte[] data = bits.bytes();
    int padded = data.length + (data.length & 1);
    ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
    file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(data.length);
    return file.put(data).array();
  }

  /** Bits as WebP writes them, the lowest first. */
  private static final class Bits {
    private final BitSet set = new BitSet();
    private int length;

    void write(int value, int count) {
      for (int i = 0; i < count; i++) {
        set.set(length++, (value >> i & 1) == 1);
      }
    }

    byte[] bytes() {
      byte[] bytes = new byte[(length + 7) / 8];
      byte[] set_ = set.toByteArray();
      System.arraycopy(set_, 0, bytes, 0, set_.length);
      return bytes;
    }
  }
}
