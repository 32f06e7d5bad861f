package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

  private final List<String> done = new ArrayList<>();

  @TempDir Path data;

  @Test
  void a_start_that_was_broken_off_goes_on_with_the_step_that_failed() {
    DemoData.Step members = new DemoData.Step("members", () -> done.add("members"));
    DemoData.Step broken =
        new DemoData.Step(
            "listings",
            () -> {
              throw new LauncherException("no answer");
            });
    DemoData.Step whole = new DemoData.Step("listings", () -> done.add("listings"));

    assertThatThrownBy(() -> plant(members, broken)).hasMessage("no answer");
    plant(members, whole);
    plant(members, whole);

    assertThat(done).containsExactly("members", "listings");
  }

  private void plant(DemoData.Step... steps) {
    new DemoData(List.of(steps), data).plant(line -> {});
  }
}
