package io.berth.search.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The parts of the read model as names and texts that can be compared. */
public final class Parts {
  private Parts() {}

  public static String listingName(UUID id) {
    return "listing " + id;
  }

  public static String listing(long version, String data) {
    return version + " " + digest(data);
  }

  public static String ownerName(UUID id) {
    return "owner " + id;
  }

  public static String owner(long sequence, List<OwnerChange.Owned> owns) {
    return sequence + owns.stream().map(each -> " " + each).sorted().collect(Collectors.joining());
  }

  public static String ratingName(UUID reviewId) {
    return "rating " + reviewId;
  }

  public static String rating(RatingChange change) {
    return change.listingId() + " " + change.rating();
  }

  /** SHA-256 of a text. */
  public static String digest(String data) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(data.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
