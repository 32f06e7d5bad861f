package io.berth.listing.domain;

/** A text in Korean, English or both; the absent one is null. */
public record Text(String ko, String en) {
  public Text {
    if (isBlank(ko) && isBlank(en)) {
      throw new InvalidListing("title", "Text", "needs a text in ko or en");
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
