package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibertyRuntimeTest {

  @TempDir Path folder;

  @Test
  void many_that_ask_at_once_get_one_complete_runtime() throws IOException {
    Path archive = archive("wlp/bin/tools/ws-server.jar");
    Path target = folder.resolve("runtime");

    var homes =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i -> LibertyRuntime.unpack(archive, target).home())
            .distinct()
            .toList();

    assertThat(homes).hasSize(1);
    assertThat(homes.get(0).resolve("bin/tools/ws-server.jar")).isRegularFile();
    assertThat(LibertyRuntime.in(target).home()).isEqualTo(homes.get(0));
  }

  @Test
  void what_a_broken_off_try_left_is_no_runtime() throws IOException {
    Path target = folder.resolve("runtime");
    Files.createDirectories(target.resolve("unpacking/wlp/bin"));

    assertThatThrownBy(() -> LibertyRuntime.in(target)).isInstanceOf(LauncherException.class);
    LibertyRuntime.unpack(archive("wlp/lib/x.jar"), target);

    assertThat(LibertyRuntime.in(target).home().resolve("lib/x.jar")).isRegularFile();
    try (Stream<Path> left = Files.list(target)) {
      assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("unpacking");
    }
  }

  @Test
  void an_archive_can_not_write_outside() throws IOException {
    Path archive = archive("../evil");

    assertThatThrownBy(() -> LibertyRuntime.unpack(archive, folder.resolve("runtime")))
        .hasMessageContaining("outside");
    assertThat(folder.resolve("runtime/evil")).doesNotExist();
  }

  private Path archive(String entry) throws IOException {
    Path file = folder.resolve("runtime.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(1);
      zip.closeEntry();
    }
    return file;
  }
}
