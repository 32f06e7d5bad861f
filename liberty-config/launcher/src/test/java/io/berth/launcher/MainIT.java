package io.berth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole machine, run as a person runs it. */
class MainIT {

  private static final Duration READY = Duration.ofMinutes(5);
  private static final Duration GONE = Duration.ofMinutes(1);

  private final Map<String, String> properties = new TreeMap<>();
  private final List<Process> started = new ArrayList<>();

  @TempDir Path folder;

  @BeforeEach
  void describe() throws IOException {
    Files.move(ToyWar.in(folder.resolve("apps")), folder.resolve("apps/member.war"));
    Files.copy(folder.resolve("apps/member.war"), folder.resolve("apps/listing.war"));
    Preflight.ports().keySet().forEach(name -> properties.put(name, "" + Ports.free()));
    properties.put("berth.data", folder.resolve("data").toString());
    properties.put("berth.apps", folder.resolve("apps").toString());
    properties.put("berth.services", "member");
    properties.put("berth.runtime", System.getProperty("berth.runtime"));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void nothing_stays_behind_whether_it_is_killed_or_ended() throws Exception {
    Process killed = run("killed");
    awaitTour(killed, "killed");
    List<ProcessHandle> children = killed.children().toList();
    assertThat(children).hasSize(2);
    assertThat(output("killed")).doesNotContain("Demo data");
    assertThat(Http.get(address(), "/api/members/toy/config?key=berth.services"))
        .isEqualTo("member");

    Process second = run("second");
    assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(output("second")).contains("is in use by another process");

    killed.destroyForcibly();
    assertThat(Deadline.in(GONE).await(() -> children.stream().noneMatch(MainIT::lives)))
        .as("the children of a killed launcher are gone")
        .isTrue();

    Process ended = run("ended");
    awaitTour(ended, "ended");
    List<ProcessHandle> others = ended.children().toList();
    ended.destroy();
    assertThat(ended.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(others).noneMatch(MainIT::lives);
    assertThat(output("ended")).contains("Stopping.", "Stopped.");
  }

  private static boolean lives(ProcessHandle process) {
    return process.isAlive();
  }

  private java.net.URI address() {
    return java.net.URI.create("http://127.0.0.1:" + properties.get("berth.http.port"));
  }

  private Process run(String name) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-cp", Jars.classPath(), Main.class.getName()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    started.add(process);
    return process;
  }

  private void awaitTour(Process process, String name) {
    Deadline.in(READY).await(() -> !process.isAlive() || output(name).contains("A tour to paste"));
    assertThat(output(name)).contains("The server is ready", "A tour to paste");
  }

  private String output(String name) {
    try {
      return Files.readString(folder.resolve(name + ".log"));
    } catch (IOException e) {
      return "";
    }
  }
}
