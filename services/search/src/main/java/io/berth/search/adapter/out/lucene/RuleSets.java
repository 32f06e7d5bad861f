package io.berth.search.adapter.out.lucene;

import io.berth.search.domain.BookingRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.ArrayUtil;

/**
 * Rules by number, each once and as long as a listing has them, so that a search asks each of them
 * once.
 */
final class RuleSets {
  private final Map<BookingRules, Integer> numbers = new HashMap<>();
  private final List<BookingRules> rules = new ArrayList<>();
  private final Deque<Integer> unused = new ArrayDeque<>();
  private int[] listings = new int[0];

  /** The number of the rules of one more listing. */
  int add(BookingRules each) {
    int number = numbers.computeIfAbsent(each, this::number);
    listings[number]++;
    return number;
  }

  private int number(BookingRules each) {
    if (!unused.isEmpty()) {
      rules.set(unused.element(), each);
      return unused.remove();
    }
    rules.add(each);
    listings = ArrayUtil.grow(listings, rules.size());
    return rules.size() - 1;
  }

  /** One listing fewer has them. */
  void remove(int number) {
    if (--listings[number] == 0) {
      numbers.remove(rules.set(number, null));
      unused.add(number);
    }
  }

  BookingRules get(int number) {
    return rules.get(number);
  }

  /** All numbers are below it. */
  int size() {
    return rules.size();
  }
}
