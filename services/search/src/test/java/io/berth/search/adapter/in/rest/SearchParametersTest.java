package io.berth.search.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.search.application.Search;
import io.berth.search.domain.Period;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How parameters are understood; what is refused, {@code SearchIT} asks. */
class SearchParametersTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final MultivaluedMap<String, String> values = new MultivaluedHashMap<>();

  @Test
  void nothing_asked_for_is_everything() {
    assertThat(search()).isEqualTo(Search.all("KRW", 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"한강", "café", "A room", "Ã", "한강 é"})
  void words_are_what_somebody_typed(String words) {
    values.add("q", words);

    assertThat(search().words()).isEqualTo(words);
  }

  @Test
  void words_that_arrive_byte_by_byte_are_put_together() {
    byte[] bytes = "한강 뷰".getBytes(StandardCharsets.UTF_8);
    values.add("q", new String(bytes, StandardCharsets.ISO_8859_1));

    assertThat(search().words()).isEqualTo("한강 뷰");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-01-01T09:30+09:00", "2027-01-01T09:30 09:00", "2027-01-01T00:30Z"})
  void a_time_is_a_quarter_of_an_hour_in_any_offset(String from) {
    values.add("from", from);
    values.add("to", "2027-01-01T10:00+09:00");
    long quarter = Instant.parse("2027-01-01T00:30:00Z").getEpochSecond() / 900;

    assertThat(search().time()).isEqualTo(new Search.Time(false, new Period(quarter, quarter + 2)));
  }

  @Test
  void today_may_be_asked_for_where_it_is_still_yesterday() {
    values.add("from", "2026-11-19");
    values.add("to", "2026-11-21");

    assertThat(
            new SearchParameters(values)
                .search("KRW", Instant.parse("2026-11-20T11:59:00Z"))
                .time()
                .cells()
                .length())
        .isEqualTo(2);
  }

  @Test
  void a_distance_is_in_metres_or_kilometres() {
    values.add("near", "37.55,126.91");
    assertThat(search().near()).isEqualTo(new Search.Near(37.55, 126.91, 10_000));

    values.add("within", "1.5km");
    assertThat(search().near().withinMetres()).isEqualTo(1_500);
  }

  @Test
  void the_end_of_a_page_is_read_as_it_was_written() {
    Search.After last = new Search.After(Search.Sort.PRICE, -7, java.util.UUID.randomUUID());

    assertThat(PageKey.read(PageKey.write(last))).contains(last);
    assertThat(PageKey.read("bm9uZQ")).isEmpty();
  }

  private Search search() {
    return new SearchParameters(values).search("KRW", NOW);
  }
}
