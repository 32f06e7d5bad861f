package io.berth.search.adapter.out.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NamedSetsTest {
  private final NamedSets sets = new NamedSets();

  @Test
  void a_name_is_known_as_long_as_somebody_has_it() {
    sets.put(1, List.of("wifi", "pool", "wifi"));
    sets.put(5_000, List.of("wifi"));
    assertThat(names()).isEqualTo(Set.of("wifi", "pool"));

    sets.put(1, List.of("desk"));
    assertThat(names()).isEqualTo(Set.of("wifi", "desk"));
    assertThat(sets.get("wifi").contains(1)).isFalse();
    assertThat(sets.get("wifi").contains(5_000)).isTrue();

    sets.put(5_000, List.of());
    assertThat(names()).isEqualTo(Set.of("desk"));
    assertThat(sets.get("wifi").contains(5_000)).isFalse();
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    sets.forEach((name, numbers) -> names.add(name));
    return names;
  }
}
