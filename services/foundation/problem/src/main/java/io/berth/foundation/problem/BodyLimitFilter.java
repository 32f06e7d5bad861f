package io.berth.foundation.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses a body of more than 64 KiB, or what {@link BodyLimit} says, with 413: by its declared
 * length or while it is read.
 */
@Provider
public class BodyLimitFilter implements ContainerRequestFilter {
  static final int LIMIT = 64 * 1024;

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    BodyLimit own = resource.getResourceMethod().getAnnotation(BodyLimit.class);
    int limit = own == null ? LIMIT : own.value();
    if (request.getLength() > limit) {
      request.abortWith(tooLarge(limit).response());
    } else if (request.hasEntity()) {
      request.setEntityStream(new Limited(request.getEntityStream(), limit));
    }
  }

  private static Problem tooLarge(int limit) {
    return new Problem(413, "too-large", "The body is larger than " + limit + " bytes.");
  }

  private static final class Limited extends FilterInputStream {
    private final int limit;
    private long left;

    Limited(InputStream in, int limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw tooLarge(limit);
      }
    }
  }
}
