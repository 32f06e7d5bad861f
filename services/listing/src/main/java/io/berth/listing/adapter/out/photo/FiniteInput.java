package io.berth.listing.adapter.out.photo;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes, then a few zeros, then the end as an error. A decoder that takes the end for
 * endless zeros would go on for every pixel that a few bytes claim.
 */
final class FiniteInput extends ImageInputStreamImpl {
  private static final int ZEROS = 64;

  private final byte[] bytes;

  FiniteInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    read(one, 0, 1);
    return one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    bitOffset = 0;
    if (streamPos >= bytes.length + ZEROS) {
      throw new IOException("the picture ends too early");
    }
    int here = (int) Math.max(0, Math.min(length, bytes.length - streamPos));
    if (here > 0) {
      System.arraycopy(bytes, (int) streamPos, target, offset, here);
    }
    Arrays.fill(target, offset + here, offset + length, (byte) 0);
    streamPos += length;
    return length;
  }
}
