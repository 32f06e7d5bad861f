package io.berth.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fills a new installation through the public API, so that there is something to see.
 *
 * <p>Each step is noted in {@code <data>/demo-data.txt} when it is done. A start that was broken
 * off goes on with the first step that is not noted; that step may have been done in part, so a
 * step must bear being repeated.
 */
final class DemoData {

  private static final String GUEST = "guest@berth.demo";
  private static final String HOST = "host@berth.demo";

  private final List<Step> steps;
  private final Path notes;

  DemoData(List<Step> steps, Path data) {
    this.steps = steps;
    this.notes = data.resolve("demo-data.txt");
  }

  /** The steps that the installation at an address gets. */
  static List<Step> steps(URI address) {
    DemoApi api = new DemoApi(address);
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "the guest " + GUEST, () -> api.register(GUEST, "김하늘 (Kim Haneul)", "ko", "guest")));
    steps.add(
        new Step("the host " + HOST, () -> api.register(HOST, "Minho's Homes", "en", "host")));
    for (JsonNode listing : DemoApi.listings()) {
      steps.add(
          new Step(
              "the listing " + listing.at("/title/en").asText(), () -> api.offer(HOST, listing)));
    }
    for (JsonNode listing : DemoApi.listings()) {
      steps.add(
          new Step(
              "the pictures of " + listing.at("/title/en").asText(),
              () -> api.illustrate(HOST, listing)));
    }
    return steps;
  }

  /** Does the steps that are not done yet, in order. */
  void plant(Consumer<String> progress) {
    List<String> done = done();
    for (Step step : steps) {
      if (!done.contains(step.name())) {
        progress.accept("Demo data: " + step.name());
        step.action().run();
        note(step);
      }
    }
  }

  private List<String> done() {
    try {
      return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(Step step) {
    try {
      Files.writeString(
          notes, step.name() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A part of the demo data.
   *
   * @param name unique, never changed: it is how a step that is done is known
   * @param action may be repeated without harm
   */
  record Step(String name, Runnable action) {}
}
