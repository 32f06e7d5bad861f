package io.berth.search.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.search.application.Search;
import io.berth.search.domain.Period;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How parameters are understood; what is refused, {@code SearchIT} asks. */
class SearchParametersTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void nothing_asked_for_is_everything() {
    assertThat(search("")).isEqualTo(Search.all("KRW", 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"한강 뷰", "café", "A room", "50% off & more", "a+b=c"})
  void words_are_what_somebody_wrote(String words) {
    assertThat(search("q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).words())
        .isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2027-01-01T09:30+09:00", "2027-01-01T09:30%2B09:00", "2027-01-01T00:30Z"})
  void a_time_is_a_quarter_of_an_hour_in_any_offset(String from) {
    long quarter = Instant.parse("2027-01-01T00:30:00Z").getEpochSecond() / 900;

    assertThat(search("from=" + from + "&to=2027-01-01T10:00+09:00").time())
        .isEqualTo(new Search.Time(false, new Period(quarter, quarter + 2)));
  }

  @Test
  void today_may_be_asked_for_where_it_is_still_yesterday() {
    Instant noon = Instant.parse("2026-11-20T11:59:00Z");

    assertThat(search("from=2026-11-19&to=2026-11-21", noon).time().cells().length()).isEqualTo(2);
  }

  @Test
  void a_distance_is_in_metres_or_kilometres() {
    assertThat(search("near=37.55,126.91").near())
        .isEqualTo(new Search.Near(37.55, 126.91, 10_000));
    assertThat(search("near=37.55,126.91&within=1.5km").near().withinMetres()).isEqualTo(1_500);
  }

  @Test
  void the_end_of_a_page_is_read_as_it_was_written() {
    Search.After last = new Search.After(Search.Sort.PRICE, -7, UUID.randomUUID());

    assertThat(PageKey.read(PageKey.write(last))).contains(last);
    assertThat(PageKey.read("bm9uZQ")).isEmpty();
  }

  private static Search search(String query) {
    return search(query, NOW);
  }

  private static Search search(String query, Instant now) {
    Map<String, List<String>> values =
        Stream.of(query.split("&"))
            .filter(parameter -> !parameter.isEmpty())
            .map(parameter -> parameter.split("=", 2))
            .collect(
                Collectors.groupingBy(
                    both -> both[0],
                    Collectors.mapping(
                        both -> URLDecoder.decode(both[1], StandardCharsets.UTF_8),
                        Collectors.toList())));
    return new SearchParameters(values).search("KRW", now);
  }
}
