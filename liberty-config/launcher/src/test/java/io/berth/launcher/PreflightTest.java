package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

  private final Map<String, String> defaults = Preflight.ports();

  @TempDir Path folder;

  @BeforeEach
  void all_is_well() {
    defaults.keySet().forEach(name -> System.setProperty(name, "" + Ports.free()));
    System.setProperty("berth.data", folder.resolve("data").toString());
  }

  @AfterEach
  void forget() {
    defaults.keySet().forEach(System::clearProperty);
    System.clearProperty("berth.data");
  }

  @Test
  void nothing_is_in_the_way() {
    assertThat(Preflight.problems()).isEmpty();
  }

  @Test
  void a_busy_port_is_named_with_the_way_out() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.setProperty("berth.smtp.port", "" + taken.getLocalPort());

      assertThat(Preflight.problems())
          .singleElement()
          .asString()
          .contains("Port " + taken.getLocalPort(), "-Dberth.smtp.port=<port>");
    }
  }

  @Test
  void a_port_is_a_number() {
    System.setProperty("berth.http.port", "http");

    assertThat(Preflight.problems()).singleElement().asString().contains("-Dberth.http.port=http");
  }

  @Test
  void data_needs_a_folder_that_can_be_written() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    System.setProperty("berth.data", file.resolve("data").toString());

    assertThat(Preflight.problems()).singleElement().asString().contains("-Dberth.data=<folder>");
  }

  @Test
  void only_the_first_start_speaks_of_downloads() {
    assertThat(Preflight.announcement(false)).contains("half a gigabyte");
    assertThat(Preflight.announcement(true)).doesNotContain("gigabyte");
  }
}
