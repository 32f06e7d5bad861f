package io.berth.search.adapter.out.lucene;

import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/** A growing set of small numbers, in pages of 4096 that are there only once something was in. */
final class Bits {
  private static final int PAGE_SHIFT = 12;
  private static final int WORDS = 64;

  private long[][] pages = new long[1][];

  /** Puts a number in, or takes it out. */
  void put(int number, boolean in) {
    int page = number >>> PAGE_SHIFT;
    if (page >= pages.length || pages[page] == null) {
      if (!in) {
        return;
      }
      pages = ArrayUtil.grow(pages, page + 1);
      pages[page] = new long[WORDS];
    }
    long bit = 1L << number;
    int word = number >>> 6 & WORDS - 1;
    if (in) {
      pages[page][word] |= bit;
    } else {
      pages[page][word] &= ~bit;
    }
  }

  boolean contains(int number) {
    int page = number >>> PAGE_SHIFT;
    return page < pages.length
        && pages[page] != null
        && (pages[page][number >>> 6 & WORDS - 1] & 1L << number) != 0;
  }

  /** Takes these numbers out of others. */
  void removeFrom(FixedBitSet others) {
    long[] words = others.getBits();
    for (int page = 0; page < pages.length; page++) {
      int first = page * WORDS;
      if (pages[page] != null && first < words.length) {
        int end = Math.min(WORDS, words.length - first);
        for (int i = 0; i < end; i++) {
          words[first + i] &= ~pages[page][i];
        }
      }
    }
  }

  /** Leaves of others only these numbers. */
  void retainIn(FixedBitSet others) {
    long[] words = others.getBits();
    for (int first = 0; first < words.length; first += WORDS) {
      long[] page = first / WORDS < pages.length ? pages[first / WORDS] : null;
      int end = Math.min(WORDS, words.length - first);
      for (int i = 0; i < end; i++) {
        words[first + i] &= page == null ? 0 : page[i];
      }
    }
  }

  /** Adds these numbers to others that have room for them. */
  void addTo(FixedBitSet others) {
    long[] words = others.getBits();
    for (int page = 0; page < pages.length; page++) {
      int first = page * WORDS;
      if (pages[page] != null && first < words.length) {
        int end = Math.min(WORDS, words.length - first);
        for (int i = 0; i < end; i++) {
          words[first + i] |= pages[page][i];
        }
      }
    }
  }

  /** How many of these numbers are among others. */
  int countIn(FixedBitSet others) {
    long[] words = others.getBits();
    int count = 0;
    for (int page = 0; page < pages.length; page++) {
      int first = page * WORDS;
      if (pages[page] != null && first < words.length) {
        int end = Math.min(WORDS, words.length - first);
        for (int i = 0; i < end; i++) {
          count += Long.bitCount(words[first + i] & pages[page][i]);
        }
      }
    }
    return count;
  }
}
