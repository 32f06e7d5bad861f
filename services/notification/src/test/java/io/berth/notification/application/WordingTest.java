package io.berth.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.notification.application.Known.Titles;
import io.berth.notification.application.Notice.MailStanding;
import io.berth.notification.application.Notice.MailState;
import io.berth.notification.application.port.MemberDirectory.Contact;
import java.time.Instant;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of every notice in every language. */
class WordingTest {
  private final Wording wording = new Wording("[Berth]", Optional.empty());

  @Test
  void both_languages_have_the_same_keys_and_placeholders() {
    ResourceBundle korean = bundle(Language.KO);
    ResourceBundle english = bundle(Language.EN);

    assertThat(korean.keySet()).isEqualTo(english.keySet());
    assertThat(korean.keySet())
        .allSatisfy(
            key ->
                assertThat(placeholders(korean.getString(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getString(key))));
  }

  @ParameterizedTest
  @EnumSource(NoticeType.class)
  void each_type_has_words_for_each_audience(NoticeType type) {
    for (Language language : Language.values()) {
      for (Audience audience : Audience.values()) {
        if (type == NoticeType.BOOKING_HELD && audience == Audience.HOST) {
          continue;
        }
        Wording.Words words =
            wording.of(notice(type, audience, facts(1000, "KRW")), known(), language);
        assertThat(words.title()).isNotBlank().doesNotContain("{", "null");
        assertThat(words.text()).isNotBlank().doesNotContain("{", "null");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "242000, KRW, KO, '₩242,000'",
    "242000, KRW, EN, '₩242,000'",
    "12345, USD, EN, $123.45",
    "12345, USD, KO, US$123.45",
    "12345, JPY, EN, '¥12,345'",
    "12345, BHD, EN, BHD"
  })
  void money_is_written_as_its_currency_is(
      long amount, String currency, Language language, String text) {
    Notice notice = notice(NoticeType.BOOKING_CONFIRMED, Audience.GUEST, facts(amount, currency));

    assertThat(wording.of(notice, known(), language).text()).contains(text);
  }

  @ParameterizedTest
  @CsvSource({
    "STAY, 숙박 예약이, stay, 숙소 101, unit 101",
    "HOTEL_ROOM, 객실 예약이, room booking, 객실 101, room 101",
    "DINING, 식사 예약이, table booking, 테이블 101, table 101",
    "CAR, 차량 예약이, car rental, 차량 101, car 101",
    "MEETING_ROOM, 회의실 예약이, meeting room booking, 회의실 101, room 101",
    "EBOOK, 도서 대출이, loan, 101번 책, copy 101",
    "BOAT, 예약이, booking, 101, 101"
  })
  void each_kind_has_words_of_its_own(
      String kind, String korean, String english, String koreanUnit, String englishUnit) {
    Facts facts = facts(kind, "plans changed", 1000, "KRW");
    Notice notice = notice(NoticeType.BOOKING_CONFIRMED, Audience.GUEST, facts);

    assertThat(wording.of(notice, known(), Language.KO).title()).isEqualTo(korean + " 확정되었습니다");
    assertThat(wording.of(notice, known(), Language.EN).title())
        .isEqualTo("Your " + english + " is confirmed");
    assertThat(wording.of(notice, known(), Language.KO).text())
        .contains("방, %s ·".formatted(koreanUnit));
    assertThat(wording.of(notice, known(), Language.EN).text())
        .contains("A room, %s ·".formatted(englishUnit));
  }

  @ParameterizedTest
  @CsvSource({
    "BOOKING_REQUESTED, '', 1000, only reserved",
    "BOOKING_REQUESTED, '', 0, as soon as the host approves",
    "BOOKING_DENIED, full, 1000, not charged",
    "BOOKING_DENIED, full, 0, free again",
    "BOOKING_EXPIRED, request-ended, 1000, no longer reserved",
    "BOOKING_EXPIRED, request-ended, 0, Your request has lapsed.",
    "BOOKING_HELD, waiting-offer, 1000, Pay for it to take it",
    "BOOKING_HELD, waiting-offer, 1000, 'Kept until Sat, May 1, 2027, 15:00'",
    "BOOKING_HELD, waiting-offer, 0, Accept it to take it",
    "BOOKING_HELD, card-declined, 1000, still keep the place",
    "BOOKING_EXPIRED, hold-ended, 0, not accepted in time",
    "BOOKING_EXPIRED, hold-ended, 1000, not paid in time",
    "BOOKING_CHANGED, unit-moved, 1000, the one that waits for you",
    "BOOKING_CHANGED, unit-still-out, 1000, all your money back",
    "BOOKING_CHANGED, dates-changed, 1000, changed as you wished",
    "BOOKING_CHANGED, change-declined, 1000, stands as before",
    "BOOKING_CHANGED, change-voided, 1000, could not be made",
    "BOOKING_CHANGED, , 1000, how it stands now"
  })
  void a_guest_is_told_how_a_request_stands_and_of_money_only_if_it_costs_some(
      NoticeType type, String reason, long total, String said) {
    Notice notice = notice(type, Audience.GUEST, facts("STAY", reason, total, "KRW"));

    String text = wording.of(notice, known(), Language.EN).text();

    assertThat(text).contains(said);
    if (total == 0) {
      assertThat(text).doesNotContain("card", "reserved");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BOOKING_CONFIRMED, GUEST, /my/",
    "BOOKING_HELD, GUEST, /checkout/",
    "BOOKING_CONFIRMED, HOST, /console/"
  })
  void an_e_mail_leads_to_where_something_can_be_done(
      NoticeType type, Audience audience, String page) {
    Notice notice = notice(type, audience, facts(1000, "KRW"));
    String booking = audience == Audience.GUEST ? notice.bookingId().toString() : "";
    Wording linking = new Wording("[Berth]", Optional.of("http://berth.test"));

    String mail =
        linking.letter(notice, known(), new Contact("g@berth.test", "Guest", Language.EN)).plain();

    assertThat(mail).contains("on your page: http://berth.test" + page + booking + "\n");
  }

  @Test
  void what_costs_nothing_says_so() {
    Notice notice = notice(NoticeType.BOOKING_CONFIRMED, Audience.GUEST, facts(0, "KRW"));

    assertThat(wording.of(notice, known(), Language.EN).text()).contains("It costs nothing.");
  }

  @Test
  void html_shows_what_people_wrote_as_they_wrote_it() {
    Notice notice = notice(NoticeType.BOOKING_CONFIRMED, Audience.GUEST, facts(0, "KRW"));
    Known known =
        new Known(
            Optional.of(new Titles(null, "<script>alert('x')</script> & \"co\"")),
            Optional.empty(),
            false);

    Letter letter =
        wording.letter(notice, known, new Contact("a@b.test", "<i>Eve</i>", Language.KO));

    assertThat(letter.html())
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;")
        .contains("&lt;i&gt;Eve&lt;/i&gt;")
        .contains("<html lang=\"ko\">")
        .doesNotContain("<script>", "<i>");
    assertThat(letter.plain()).contains("<script>alert('x')</script>");
  }

  @ParameterizedTest
  @CsvSource({"ko-KR,KO", "'fr, en-US;q=0.5',EN", "'en;q=0.1, ko',KO", "fr,", "'***',", "' ',"})
  void a_header_names_a_language_of_ours_or_none(String header, Language language) {
    assertThat(Language.accepted(header)).isEqualTo(Optional.ofNullable(language));
  }

  private static Notice notice(NoticeType type, Audience audience, Facts facts) {
    return new Notice(
        UUID.randomUUID(),
        UUID.randomUUID(),
        audience,
        type,
        UUID.randomUUID(),
        UUID.randomUUID(),
        Optional.empty(),
        1,
        Instant.parse("2026-11-20T10:00:00Z"),
        facts,
        false,
        new MailStanding(
            MailState.PENDING, Instant.parse("2026-11-20T10:00:00Z"), Optional.empty()));
  }

  private static Facts facts(long amount, String currency) {
    return facts("STAY", "plans changed", amount, currency);
  }

  private static Facts facts(String kind, String reason, long amount, String currency) {
    Money money = new Money(amount, currency);
    Instant start = Instant.parse("2027-05-01T06:00:00Z");
    return new Facts(
        kind,
        "CONFIRMED",
        "101",
        "2027-05-01",
        "2027-05-03",
        "Asia/Seoul",
        start,
        start.plusSeconds(86_400),
        money,
        money,
        money,
        money,
        start,
        "guest",
        reason);
  }

  private static Known known() {
    return new Known(Optional.of(new Titles("방", "A room")), Optional.empty(), false);
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle("io.berth.notification.texts", language.locale());
  }

  private static Set<String> placeholders(String text) {
    return new java.util.TreeSet<>(
        java.util.regex.Pattern.compile("\\{[a-z]+}")
            .matcher(text)
            .results()
            .map(java.util.regex.MatchResult::group)
            .toList());
  }
}
