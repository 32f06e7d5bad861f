package io.berth.listing.adapter.out.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.berth.listing.application.Pictures;
import io.berth.listing.application.port.PhotoScaler;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file that somebody sends as a photo. */
class JdkPhotoScalerTest {
  private final PhotoScaler scaler = new JdkPhotoScaler();

  @ParameterizedTest
  @CsvSource({
    "2000, 1000, 320 640 1280",
    "1280, 640, 320 640 1280",
    "1000, 3000, 320 640 1000",
    "640, 200, 320 640",
    "200, 100, 200",
    "1, 1, 1",
    "7000, 5000, 320 640 1280"
  })
  void a_photo_is_made_in_several_widths_and_never_wider_than_it_was(
      int width, int height, String widths) {
    Map<Integer, byte[]> made = scaler.scale(Pictures.jpeg(Pictures.twoColours(width, height)));

    assertThat(made.keySet())
        .containsExactlyElementsOf(Arrays.stream(widths.split(" ")).map(Integer::valueOf).toList());
    made.forEach(
        (each, jpeg) -> {
          BufferedImage image = Pictures.read(jpeg);
          assertThat(image.getWidth()).isEqualTo(each);
          assertThat((double) image.getHeight() / each)
              .isCloseTo((double) height / width, org.assertj.core.data.Offset.offset(0.02));
        });
  }

  /** Red is on the left of what the sensor saw; where is it when the picture stands upright? */
  @ParameterizedTest
  @CsvSource({
    "1, left",
    "2, right",
    "3, right",
    "4, left",
    "5, top",
    "6, top",
    "7, bottom",
    "8, bottom"
  })
  void a_photo_stands_upright_however_the_camera_was_held(int orientation, String red) {
    byte[] sent =
        Pictures.withExif(
            Pictures.jpeg(Pictures.twoColours(200, 100)), orientation, "Mapo-daero 1");

    BufferedImage image = Pictures.read(last(scaler.scale(sent)));

    boolean lying = orientation < 5;
    assertThat(image.getWidth()).isEqualTo(lying ? 200 : 100);
    assertThat(image.getHeight()).isEqualTo(lying ? 100 : 200);
    int x = red.equals("left") ? 10 : red.equals("right") ? 190 : 50;
    int y = red.equals("top") ? 10 : red.equals("bottom") ? 190 : 50;
    assertThat(new Color(image.getRGB(x, y)).getRed()).isGreaterThan(200);
    assertThat(
            new Color(image.getRGB(image.getWidth() - 1 - x, image.getHeight() - 1 - y)).getBlue())
        .isGreaterThan(lying || x == 50 ? 200 : 0);
  }

  @Test
  void nothing_that_the_camera_wrote_is_kept() {
    byte[] sent =
        Pictures.withExif(Pictures.jpeg(Pictures.twoColours(200, 100)), 1, "Mapo-daero 1");
    assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Mapo-daero");

    scaler
        .scale(sent)
        .values()
        .forEach(
            jpeg ->
                assertThat(new String(jpeg, StandardCharsets.ISO_8859_1))
                    .doesNotContain("Mapo-daero")
                    .doesNotContain("Exif"));
  }

  @Test
  void png_with_transparency_is_on_white_and_webp_is_read() {
    byte[] png = Pictures.png(new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB));
    byte[] webp = Pictures.webp(400, 300, 0, 0, 255);

    assertThat(Pictures.read(last(scaler.scale(png))).getRGB(5, 5)).isEqualTo(0xFFFFFFFF);
    BufferedImage blue = Pictures.read(last(scaler.scale(webp)));
    assertThat(blue.getWidth()).isEqualTo(400);
    assertThat(new Color(blue.getRGB(200, 150)).getBlue()).isGreaterThan(240);
  }

  @Test
  void a_few_bytes_that_claim_billions_of_pixels_are_refused_before_they_are_decoded() {
    for (byte[] bomb :
        new byte[][] {
          Pictures.hugePng(100_000, 100_000),
          Pictures.hugePng(8_000, 8_000),
          Pictures.hugePng(1_000_000, 10),
          Pictures.webp(16_000, 16_000, 1, 2, 3)
        }) {
      assertThatThrownBy(() -> scaler.scale(bomb))
          .isInstanceOf(PhotoScaler.Unreadable.class)
          .hasMessageContaining("pixels");
    }
  }

  @Test
  void a_few_bytes_that_claim_many_pixels_take_no_long_time() {
    assertTimeout(Duration.ofSeconds(20), () -> scaler.scale(Pictures.webp(6_000, 6_000, 1, 2, 3)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "RIFF....WAVE"})
  void what_is_no_picture_is_refused(String text) {
    assertThatThrownBy(() -> scaler.scale(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(PhotoScaler.Unreadable.class);
  }

  @Test
  void what_is_damaged_is_refused_or_shown_as_far_as_it_goes() {
    byte[][] whole = {
      Pictures.withExif(Pictures.jpeg(Pictures.twoColours(50, 50)), 6, "x"),
      Pictures.png(Pictures.twoColours(50, 50)),
      Pictures.webp(50, 50, 9, 9, 9)
    };
    for (byte[] file : whole) {
      for (int length = 0; length < file.length; length++) {
        int cut = length;
        try {
          assertThat(scaler.scale(Arrays.copyOf(file, cut))).isNotEmpty();
        } catch (PhotoScaler.Unreadable refused) {
          assertThat(refused).hasMessageStartingWith("");
        }
      }
    }
  }

  /** A part of the file whose length leads back to where it begins. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void what_leads_backwards_is_read_to_its_end() {
    byte[] png = Pictures.followedBy(Pictures.png(Pictures.twoColours(50, 50)), -12, "abcd");
    byte[] webp =
        Pictures.followedBy(Pictures.webp(50, 50, 9, 9, 9), "abcd", Integer.reverseBytes(-8));

    assertThat(scaler.scale(png)).isNotEmpty();
    assertThat(scaler.scale(webp)).isNotEmpty();
  }

  @Test
  void also_a_png_and_a_webp_stand_upright() {
    byte[] tiff = Pictures.exif(6, "x");
    byte[] png =
        Pictures.followedBy(Pictures.png(Pictures.twoColours(200, 100)), tiff.length, "eXIf", tiff);
    byte[] webp =
        Pictures.followedBy(
            Pictures.webp(200, 100, 9, 9, 9), "EXIF", Integer.reverseBytes(tiff.length), tiff);

    assertThat(Pictures.read(last(scaler.scale(png))).getHeight()).isEqualTo(200);
    assertThat(Pictures.read(last(scaler.scale(webp))).getHeight()).isEqualTo(200);
  }

  private static byte[] last(Map<Integer, byte[]> made) {
    return made.values().stream().reduce((first, second) -> second).orElseThrow();
  }
}
