package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void a_free_port_passes() {
    assertThatCode(() -> Ports.requireFree("broker", Ports.free(), "berth.kafka.port"))
        .doesNotThrowAnyException();
  }

  @Test
  void a_free_port_is_none_that_outgoing_connections_are_given() {
    assertThat(Ports.free()).isBetween(1_024, 32_767);
  }

  @Test
  void a_busy_port_is_named_with_the_way_out() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Ports.requireFree("broker", port, "berth.kafka.port"))
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("Port " + port)
          .hasMessageContaining("-Dberth.kafka.port=<port>");
    }
  }

  @Test
  void a_number_that_is_no_port_is_refused() {
    assertThatThrownBy(() -> Ports.requireFree("broker", 70_000, "berth.kafka.port"))
        .hasMessageContaining("between 1 and 65535");
  }
}
