package io.berth.search.adapter.out.lucene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.lucene.util.ArrayUtil;

/** Sets of numbers by name, each as long as something is in it. */
final class NamedSets {
  private static final Bits NOTHING = new Bits();

  /** One of them. */
  private static final class Named {
    private final String name;
    private final Bits numbers = new Bits();
    private int count;

    Named(String name) {
      this.name = name;
    }
  }

  private final Map<String, Named> byName = new HashMap<>();
  private Named[][] byNumber = new Named[0][];

  /** Puts a number into the sets of these names, and into no other. */
  void put(int number, List<String> names) {
    byNumber = ArrayUtil.grow(byNumber, number + 1);
    if (byNumber[number] != null) {
      for (Named each : byNumber[number]) {
        remove(number, each);
      }
    }
    byNumber[number] =
        names.stream().distinct().map(name -> add(number, name)).toArray(Named[]::new);
  }

  private Named add(int number, String name) {
    Named named = byName.computeIfAbsent(name, Named::new);
    named.numbers.put(number, true);
    named.count++;
    return named;
  }

  private void remove(int number, Named named) {
    named.numbers.put(number, false);
    if (--named.count == 0) {
      byName.remove(named.name);
    }
  }

  Bits get(String name) {
    Named named = byName.get(name);
    return named == null ? NOTHING : named.numbers;
  }

  void forEach(BiConsumer<String, Bits> reader) {
    byName.values().forEach(each -> reader.accept(each.name, each.numbers));
  }
}
