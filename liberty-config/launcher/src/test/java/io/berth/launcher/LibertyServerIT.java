package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.launcher.toy.ToyApplication;
import io.berth.launcher.toy.ToyMisfit;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibertyServerIT {

  private static final String TOY = "/api/members/toy";
  private static final String ROWS = TOY + "/query?sql=" + Http.query("select count(*) from toy");

  @TempDir static Path folder;
  static Path war;

  @BeforeAll
  static void packs_the_toy() throws IOException {
    war = ToyWar.in(folder);
  }

  @Test
  void what_was_committed_survives_a_killed_server() throws Exception {
    try (LibertyServer server =
        LibertyServer.in(folder.resolve("derby"))
            .name("killed")
            .application("member", war)
            .variable("toy.greeting", "annyeong: \\ = # 안녕")
            .start()) {
      URI address = server.address();
      long firstPid = server.pid();

      assertThat(Http.get(address, TOY + "/database")).isEqualTo("Apache Derby 2");
      assertThat(Http.get(address, TOY + "/zone")).isEqualTo("UTC");
      assertThat(Http.get(address, TOY + "/config?key=toy.greeting"))
          .isEqualTo("annyeong: \\ = # 안녕");
      assertThat(
              Http.get(
                  address,
                  TOY + "/class?name=" + "org.apache.kafka.clients.producer.KafkaProducer"))
          .startsWith("org.apache.kafka");
      assertThat(Http.get(address, "/metrics")).contains("memory_usedHeap_bytes");
      assertThat(Http.get(address, "/openapi")).contains("/toy/config");
      assertThat(Http.post(address, TOY + "/table")).isEqualTo(204);
      assertThat(Http.post(address, TOY + "/rows")).isEqualTo(204);

      server.pause();
      assertThat(server.isReady()).isFalse();
      assertThat(server.isAlive()).isTrue();
      server.resume();
      assertThat(Http.get(address, ROWS)).isEqualTo("1");

      server.kill();
      assertThat(server.isAlive()).isFalse();
      server.start();

      assertThat(server.address()).isEqualTo(address);
      assertThat(server.pid()).isNotEqualTo(firstPid);
      assertThat(Http.get(address, ROWS)).isEqualTo("1");
    }
  }

  @Test
  void two_servers_share_one_postgresql_database() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Database database =
          Database.postgresql(
              "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
              "postgres",
              "postgres");
      try (LibertyServer one = member("one", database).start();
          LibertyServer two = member("two", database).start()) {
        assertThat(Http.get(one.address(), TOY + "/database")).isEqualTo("PostgreSQL 2");
        assertThat(Http.get(one.address(), TOY + "/query?sql=" + Http.query("show search_path")))
            .isEqualTo("member");
        assertThat(Http.get(one.address(), TOY + "/query?sql=" + Http.query("show lock_timeout")))
            .isEqualTo("5s");
        assertThat(Http.post(one.address(), TOY + "/table")).isEqualTo(204);
        assertThat(Http.post(one.address(), TOY + "/rows")).isEqualTo(204);

        assertThat(Http.get(two.address(), ROWS)).isEqualTo("1");
      }
    }
  }

  @Test
  void a_busy_port_is_named_before_anything_is_started() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      LibertyServer server =
          member("busy", Database.derby()).httpPort(taken.getLocalPort()).build();

      assertThatThrownBy(server::start)
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("-Dberth.http.port");
      assertThat(server.isAlive()).isFalse();
    }
  }

  @Test
  void a_server_that_dies_says_why() {
    LibertyServer server =
        member("dies", Database.derby()).jvmArgument("-XX:+NoSuchOption").build();

    assertThatThrownBy(server::start)
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("ended while it was starting")
        .hasMessageContaining("NoSuchOption");
  }

  @Test
  void an_application_that_does_not_start_is_told_at_once() throws IOException {
    Path misfit = ToyWar.in(folder.resolve("misfit"), ToyApplication.class, ToyMisfit.class);
    LibertyServer server =
        LibertyServer.in(folder.resolve("refused"))
            .name("refused")
            .application("member", misfit)
            .readyWithin(Duration.ofMinutes(10))
            .build();

    assertThatThrownBy(server::start)
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("has an application that does not start: CWWKZ0002E")
        .hasMessageContaining("ToyMisfit");
    assertThat(server.isAlive()).isFalse();
  }

  private static LibertyServer.Builder member(String name, Database database) {
    return LibertyServer.in(folder.resolve(name))
        .name(name)
        .application("member", war)
        .database(database);
  }
}
