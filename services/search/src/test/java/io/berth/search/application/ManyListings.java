package io.berth.search.application;

import io.berth.search.application.port.ListingIndex;
import io.berth.search.domain.Approval;
import io.berth.search.domain.BookingRules;
import io.berth.search.domain.CancellationPolicy;
import io.berth.search.domain.Days;
import io.berth.search.domain.Kind;
import io.berth.search.domain.Listing;
import io.berth.search.domain.ListingCalendar;
import io.berth.search.domain.OpeningHours;
import io.berth.search.domain.Period;
import io.berth.search.domain.PriceList;
import io.berth.search.domain.Slot;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Any number of listings around twenty cities of Korea, each unit booked for about half of the
 * coming year: by night and day three cells at a time, by the quarter of an hour two hours a day.
 * One in ten is a hotel with five rooms, one in ten is let by the quarter of an hour.
 */
final class ManyListings {
  private static final String[] CITIES = {
    "서울", "부산", "인천", "대구", "대전", "광주", "울산", "수원", "창원", "고양",
    "용인", "성남", "청주", "전주", "천안", "제주", "강릉", "속초", "여수", "경주"
  };
  private static final double[][] PLACES = {
    {37.55, 126.99}, {35.16, 129.06}, {37.46, 126.71}, {35.87, 128.60}, {36.35, 127.38},
    {35.16, 126.85}, {35.54, 129.31}, {37.26, 127.03}, {35.23, 128.68}, {37.66, 126.83},
    {37.24, 127.18}, {37.42, 127.13}, {36.64, 127.49}, {35.82, 127.15}, {36.81, 127.11},
    {33.50, 126.53}, {37.75, 128.88}, {38.21, 128.59}, {34.76, 127.66}, {35.86, 129.22}
  };
  private static final String[] NOUNS = {
    "바다", "공원", "시장", "강변", "호수", "정원", "한옥", "옥탑", "마당", "다락", "온천", "골목", "언덕", "숲", "역", "항구",
    "벚꽃", "단풍", "야경", "테라스", "river", "garden", "station", "market", "harbour", "terrace", "forest",
    "temple", "studio", "loft"
  };
  private static final String[] AMENITIES = {
    "wifi", "kitchen", "parking", "washer", "desk", "pool", "pets", "heating", "balcony", "tv",
    "baby-bed", "step-free", "bath", "breakfast", "charger", "gym", "sauna", "view", "safe", "lift"
  };
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int CELLS_TAKEN = 3;
  private static final int PERIODS = 60;

  private final int size;
  private final Instant now;

  ManyListings(int size, Instant now) {
    this.size = size;
    this.now = now;
  }

  int size() {
    return size;
  }

  UUID listing(int number) {
    Random random = new Random(number);
    return new UUID(random.nextLong(), number);
  }

  static UUID unit(UUID listing, int number) {
    return new UUID(listing.getMostSignificantBits() ^ number, ~listing.getLeastSignificantBits());
  }

  static double[] place(Random random) {
    return PLACES[city(random)];
  }

  static String cityWord(Random random) {
    return CITIES[city(random)];
  }

  static String word(Random random) {
    return NOUNS[random.nextInt(NOUNS.length)];
  }

  /** A third in the first, the rest alike. */
  private static int city(Random random) {
    return random.nextInt(3) == 0 ? 0 : random.nextInt(CITIES.length);
  }

  /** Puts all of it into an index; answers how many periods are taken. */
  long into(ListingIndex index) {
    long periods = 0;
    for (int number = 0; number < size; number++) {
      Listing listing = offered(number);
      index.put(listing);
      index.rate(listing.id(), rating(number));
      for (UUID unit : listing.units()) {
        List<Taken> taken = taken(listing.id(), unit);
        periods += taken.size();
        index.take(listing.id(), unit, taken, now);
      }
    }
    index.publish();
    return periods;
  }

  private static Rating rating(int number) {
    Random random = new Random(number + 17L);
    int count = random.nextInt(200);
    return new Rating(count == 0 ? 0 : count * 3L + random.nextInt(2 * count), count);
  }

  private static Kind kind(int number) {
    return switch (number % 20) {
      case 0, 1 -> Kind.HOTEL_ROOM;
      case 2, 3, 4 -> Kind.CAR;
      case 5 -> Kind.MEETING_ROOM;
      case 6 -> Kind.DINING;
      case 7 -> Kind.EBOOK;
      default -> Kind.STAY;
    };
  }

  List<Taken> taken(UUID listing, UUID unit) {
    Random random = new Random(unit.getMostSignificantBits());
    Kind kind = kind((int) listing.getLeastSignificantBits());
    boolean byDate = kind != Kind.MEETING_ROOM && kind != Kind.DINING;
    long today = now.getEpochSecond() / 86_400;
    List<Taken> taken = new ArrayList<>();
    if (byDate) {
      long cell = today;
      for (int i = 0; i < PERIODS; i++) {
        cell += random.nextInt(2 * CELLS_TAKEN);
        taken.add(new Taken(new Period(cell, cell + CELLS_TAKEN), null, false));
        cell += CELLS_TAKEN;
      }
    } else {
      for (int day = 0; day < 365; day++) {
        long cell = (today + day) * 96 + random.nextInt(40);
        taken.add(new Taken(new Period(cell, cell + 8), null, false));
      }
    }
    return taken;
  }

  Listing offered(int number) {
    Random random = new Random(number);
    UUID id = new UUID(random.nextLong(), number);
    Kind kind = kind(number);
    int city = city(random);
    boolean byTime = kind == Kind.MEETING_ROOM || kind == Kind.DINING;
    Slot slot =
        byTime ? Slot.QUARTER_HOUR : kind == Kind.CAR || kind == Kind.EBOOK ? Slot.DAY : Slot.NIGHT;
    long perSlot = (byTime ? 2_000L : 40_000L) + 500L * random.nextInt(400);
    String first = word(random);
    String second = word(random);
    return new Listing(
        id,
        1,
        true,
        kind,
        new Listing.Text(CITIES[city] + " " + first + " 숙소 " + number, "A place at the " + second),
        new Listing.Text(
            first + " 가까운 조용하고 깨끗한 곳입니다. " + second + " 근처에서 편하게 쉬세요.",
            "Quiet and clean, close to the " + first + " and the " + second + "."),
        new Listing.Place(
            CITIES[city] + "시 중앙로 " + random.nextInt(300),
            PLACES[city][0] + random.nextGaussian() * 0.06,
            PLACES[city][1] + random.nextGaussian() * 0.07),
        new PriceList(
            "KRW",
            perSlot,
            0,
            byTime ? 0 : 5_000L * random.nextInt(5),
            byTime ? perSlot : 60_000L + 500L * random.nextInt(400),
            new Days(0b0110000),
            List.of(),
            random.nextInt(4) == 0 ? List.of(new PriceList.LengthDiscount(7, 10)) : List.of(),
            10),
        new BookingRules(
            new ListingCalendar(slot, SEOUL, LocalTime.of(15, 0)),
            1 + random.nextInt(2),
            30,
            random.nextInt(2) * 24,
            540,
            Days.ALL,
            OpeningHours.ALWAYS,
            2 + random.nextInt(5)),
        random.nextInt(10) == 0 ? 1 : 0,
        random.nextInt(4) == 0 ? Approval.REQUEST : Approval.INSTANT,
        CancellationPolicy.values()[random.nextInt(4)],
        IntStream.range(0, AMENITIES.length)
            .filter(i -> random.nextInt(3 + i) < 2)
            .mapToObj(i -> AMENITIES[i])
            .toList(),
        IntStream.range(0, kind == Kind.HOTEL_ROOM ? 5 : 1)
            .mapToObj(unit -> unit(id, unit))
            .toList(),
        null);
  }
}
