package org.botcrm.meta.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Throws as soon as there is more than was allowed, whatever the other side announced. */
final class CappedInput extends FilterInputStream {
  private long left;

  CappedInput(InputStream in, long max) {
    super(in);
    this.left = max;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    count(skipped);
    return skipped;
  }

  private void count(long read) throws IOException {
    left -= read;
    if (left < 0) {
      throw new TooLargeException();
    }
  }

  /** There is more than was allowed. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLargeException() {
      super("too large");
    }
  }
}
