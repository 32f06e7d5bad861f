package io.berth.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A JVM of the same Java installation as this one, that ends when this one is gone. */
final class ChildJvm {

  private static final int TAIL_LINES = 40;

  private final String name;
  private final Process process;
  private final Path log;
  private boolean paused;

  private ChildJvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a JVM.
   *
   * @param name what a person calls it
   * @param folder its working directory, made if missing
   * @param log where its output goes; the output of the start before is kept beside it
   * @param arguments everything after the name of the java program
   * @param environment added to the environment of this process
   */
  static ChildJvm start(
      String name, Path folder, Path log, List<String> arguments, Map<String, String> environment) {
    try {
      Files.createDirectories(folder);
      Files.createDirectories(log.getParent());
      keepPrevious(log);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-javaagent:" + watchJar(folder) + "=" + ProcessHandle.current().pid());
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      return new ChildJvm(name, process, log);
    } catch (IOException e) {
      throw new LauncherException("The " + name + " could not be started: " + e.getMessage(), e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the process to end and ends it by force when it has not within the limit. */
  void stop(Duration limit) {
    if (paused) {
      resume();
    }
    process.destroy();
    if (!endsWithin(limit)) {
      kill();
    }
  }

  /** Ends the process at once, without giving it a chance to tidy up (SIGKILL). */
  void kill() {
    process.destroyForcibly();
    if (!endsWithin(Duration.ofSeconds(10))) {
      throw new LauncherException("The " + name + " could not be killed, pid " + pid() + ".");
    }
  }

  /** Suspends the process: it keeps its connections and answers nothing (SIGSTOP). */
  void pause() {
    signal("STOP");
    paused = true;
  }

  void resume() {
    signal("CONT");
    paused = false;
  }

  /** The last lines it wrote. */
  String tail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  /** An exception that says what happened and ends with the tail of the log. */
  LauncherException failure(String whatHappened) {
    return new LauncherException(
        "The %s %s. Its log is %s and ends with:%n%s".formatted(name, whatHappened, log, tail()));
  }

  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new LauncherException("Interrupted while the " + name + " was ending.", e);
    }
  }

  private void signal(String signal) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new LauncherException("SIG" + signal + " did not reach the " + name + ".");
      }
    } catch (IOException e) {
      throw new LauncherException("This system has no program 'kill'.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while signalling the " + name + ".", e);
    }
  }

  private static void keepPrevious(Path log) throws IOException {
    if (Files.exists(log)) {
      Path previous = log.resolveSibling("previous-" + log.getFileName());
      Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path watchJar(Path folder) {
    String entry = ParentWatch.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", ParentWatch.class.getName());
    try {
      Path jar = folder.resolve("parent-watch.jar");
      Path draft = Files.createTempFile(folder, "parent-watch", ".tmp");
      try (OutputStream file = Files.newOutputStream(draft);
          JarOutputStream out = new JarOutputStream(file, manifest);
          var code = ChildJvm.class.getClassLoader().getResourceAsStream(entry)) {
        out.putNextEntry(new JarEntry(entry));
        code.transferTo(out);
        out.closeEntry();
      }
      return Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
