package io.berth.listing.adapter.out.photo;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.berth.listing.application.port.PhotoScaler;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Decodes what was really sent, whatever its name says, and encodes it anew, so that nothing of the
 * file but its picture is kept. Before anything is decoded its size is looked at: a few bytes can
 * claim billions of pixels. One at a time, since each takes up to some 150 megabytes.
 */
@ApplicationScoped
public class JdkPhotoScaler implements PhotoScaler {
  private static final int[] WIDTHS = {320, 640, 1280};
  private static final int WIDEST = 1280;
  private static final long MOST_PIXELS = 40_000_000;
  private static final int LONGEST_SIDE = 16_384;

  /** Of a larger one not every pixel is decoded: what is made of it is much smaller. */
  private static final double MOST_DECODED = 16_000_000;

  private static final int AT_ONCE = 1;
  private static final int WAIT_SECONDS = 10;
  private static final float QUALITY = 0.82f;

  private final Semaphore permits = new Semaphore(AT_ONCE);

  @Override
  public Map<Integer, byte[]> scale(byte[] sent) {
    acquire();
    try {
      return scaled(upright(read(sent), Exif.orientation(sent)));
    } catch (IOException | RuntimeException e) {
      throw e instanceof Unreadable unreadable
          ? unreadable
          : new Unreadable("the picture is damaged", e);
    } finally {
      permits.release();
    }
  }

  private void acquire() {
    try {
      if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
  }

  /** Coarsely, if it is much larger than what is made of it. */
  private static BufferedImage read(byte[] sent) throws IOException {
    ImageReader reader = reader(sent);
    try (FiniteInput in = new FiniteInput(sent)) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
        throw new Unreadable("it has more than " + MOST_PIXELS + " pixels", null);
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = (int) Math.ceil(Math.sqrt((double) width * height / MOST_DECODED));
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(byte[] sent) {
    if (startsWith(sent, 0, 0xFF, 0xD8, 0xFF)) {
      return ImageIO.getImageReadersByFormatName("jpeg").next();
    }
    if (startsWith(sent, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return ImageIO.getImageReadersByFormatName("png").next();
    }
    if (startsWith(sent, 0, 'R', 'I', 'F', 'F') && startsWith(sent, 8, 'W', 'E', 'B', 'P')) {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
    throw new Unreadable("it is no JPEG, PNG or WebP", null);
  }

  static boolean startsWith(byte[] bytes, int from, int... magic) {
    if (bytes.length < from + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[from + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Turned and mirrored as a camera says, on white, since JPEG knows no transparency. */
  private static BufferedImage upright(BufferedImage image, int orientation) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean lying = orientation >= 5;
    BufferedImage upright =
        new BufferedImage(
            lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = upright.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, upright.getWidth(), upright.getHeight());
    graphics.drawImage(image, turn(orientation, width, height), null);
    graphics.dispose();
    return upright;
  }

  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  /** The widest first, each of the one before. */
  private static Map<Integer, byte[]> scaled(BufferedImage image) throws IOException {
    Map<Integer, byte[]> jpegs = new TreeMap<>();
    BufferedImage last = narrowed(image, Math.min(image.getWidth(), WIDEST));
    jpegs.put(last.getWidth(), jpeg(last));
    for (int i = WIDTHS.length - 1; i >= 0; i--) {
      if (WIDTHS[i] < last.getWidth()) {
        last = narrowed(last, WIDTHS[i]);
        jpegs.put(WIDTHS[i], jpeg(last));
      }
    }
    return jpegs;
  }

  /** By halves, so that no pixel is skipped. */
  private static BufferedImage narrowed(BufferedImage image, int width) {
    BufferedImage result = image;
    while (result.getWidth() > width) {
      int next = Math.max(width, (result.getWidth() + 1) / 2);
      int height =
          (int) Math.max(1, Math.round((double) result.getHeight() * next / result.getWidth()));
      BufferedImage smaller = new BufferedImage(next, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = smaller.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(result, 0, 0, next, height, null);
      graphics.dispose();
      result = smaller;
    }
    return result;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
