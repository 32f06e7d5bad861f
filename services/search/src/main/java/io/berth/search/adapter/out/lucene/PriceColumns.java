package io.berth.search.adapter.out.lucene;

import io.berth.search.domain.Dates;
import io.berth.search.domain.PriceList;
import org.apache.lucene.util.ArrayUtil;

/**
 * Price lists by number, with what most totals need side by side in arrays: a search that prices a
 * hundred thousand listings waits for memory more than it calculates.
 */
final class PriceColumns {
  private static final int AMOUNTS = 4;

  private PriceList[] lists = new PriceList[0];
  private long[] amounts = new long[0];

  /** For each list the number of cells from which on its total is not the plain sum. */
  private short[] plainBelow = new short[0];

  private byte[] weekendDays = new byte[0];
  private byte[] taxPercents = new byte[0];

  void put(int number, PriceList list) {
    lists = ArrayUtil.grow(lists, number + 1);
    amounts = ArrayUtil.grow(amounts, AMOUNTS * (number + 1));
    plainBelow = ArrayUtil.grow(plainBelow, number + 1);
    weekendDays = ArrayUtil.grow(weekendDays, number + 1);
    taxPercents = ArrayUtil.grow(taxPercents, number + 1);
    lists[number] = list;
    amounts[AMOUNTS * number] = list.perSlot();
    amounts[AMOUNTS * number + 1] = list.weekend();
    amounts[AMOUNTS * number + 2] = list.perGuest();
    amounts[AMOUNTS * number + 3] = list.cleaningFee();
    plainBelow[number] = (short) Math.min(list.plainBelow(), Short.MAX_VALUE);
    weekendDays[number] = (byte) list.weekendDays().bits();
    taxPercents[number] = (byte) list.taxPercent();
  }

  PriceList list(int number) {
    return lists[number];
  }

  long perSlot(int number) {
    return amounts[AMOUNTS * number];
  }

  /** What {@link PriceList#total} says. */
  long total(int number, Dates dates, int guests) {
    if (dates.length() >= plainBelow[number]) {
      return lists[number].total(dates, guests);
    }
    int at = AMOUNTS * number;
    int dear = dates.on(weekendDays[number]);
    long net =
        amounts[at + 1] * dear
            + amounts[at] * (dates.length() - dear)
            + amounts[at + 2] * guests
            + amounts[at + 3];
    return PriceList.withTax(net, taxPercents[number]);
  }
}
