package io.berth.launcher.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void every_listing_of_the_demo_has_a_picture_like_no_other() throws IOException {
    Set<Integer> drawn = new HashSet<>();
    JsonNode listings;
    try (InputStream in = getClass().getResourceAsStream("/io/berth/launcher/demo-listings.json")) {
      listings = MAPPER.readTree(in);
    }
    assertThat(listings).hasSizeGreaterThanOrEqualTo(40);
    for (JsonNode listing : listings) {
      Map<String, String> traits =
          MAPPER.convertValue(listing.at("/pictures/0"), new TypeReference<>() {});
      byte[] picture = Picture.jpeg(traits);
      assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(1200);
      assertThat(drawn.add(Arrays.hashCode(picture))).as(listing.at("/title/en").asText()).isTrue();
    }
  }
}
