package io.berth.listing.adapter.out.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads how a camera was held (Exif 2.32, tag 0x0112) in JPEG, PNG and WebP. */
final class Exif {
  private static final int UPRIGHT = 1;
  private static final int TURNED_MOST = 8;
  private static final int ORIENTATION = 0x0112;
  private static final int JPEG_APP1 = 0xE1;
  private static final int JPEG_SCAN = 0xDA;
  private static final int CRC = 4;

  private Exif() {}

  /** From 1 (upright) to 8; 1 if nothing is said, or nothing that can be read. */
  static int orientation(byte[] image) {
    try {
      ByteBuffer tiff = tiff(ByteBuffer.wrap(image));
      return tiff == null ? UPRIGHT : orientation(tiff);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
  }

  private static ByteBuffer tiff(ByteBuffer image) {
    return switch (image.get(0) & 0xFF) {
      case 0xFF -> inJpeg(image);
      case 0x89 -> inPng(image);
      default -> inWebp(image.order(ByteOrder.LITTLE_ENDIAN));
    };
  }

  private static ByteBuffer inJpeg(ByteBuffer image) {
    image.position(2);
    while (image.remaining() > 4) {
      int marker = image.getShort() & 0xFF;
      int length = (image.getShort() & 0xFFFF) - 2;
      ByteBuffer segment = image.slice(image.position(), length);
      if (marker == JPEG_APP1 && length > 6 && segment.getInt(0) == 0x45786966) {
        return segment.slice(6, length - 6);
      }
      if (marker == JPEG_SCAN) {
        return null;
      }
      skip(image, length);
    }
    return null;
  }

  private static ByteBuffer inPng(ByteBuffer image) {
    image.position(8);
    while (image.remaining() > 12) {
      int length = image.getInt();
      boolean exif = image.getInt() == 0x65584966;
      if (exif) {
        return image.slice(image.position(), length);
      }
      skip(image, length);
      skip(image, CRC);
    }
    return null;
  }

  private static ByteBuffer inWebp(ByteBuffer image) {
    image.position(12);
    while (image.remaining() > 8) {
      boolean exif = image.getInt() == 0x46495845;
      int length = image.getInt();
      if (exif) {
        return image.slice(image.position(), length);
      }
      skip(image, length);
      skip(image, length & 1);
    }
    return null;
  }

  /** Never backwards: that would have no end. */
  private static void skip(ByteBuffer image, int length) {
    if (length < 0) {
      throw new IllegalArgumentException("a length of " + length);
    }
    image.position(image.position() + length);
  }

  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
        int value = tiff.getShort(entry + 8);
        return value >= UPRIGHT && value <= TURNED_MOST ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
