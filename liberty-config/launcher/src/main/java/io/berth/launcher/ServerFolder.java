package io.berth.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of one server in the layout that Open Liberty expects, made anew at every start. */
final class ServerFolder {

  private static final List<String> COMMON =
      List.of(
          "features",
          "http",
          "executor",
          "transactions",
          "logging",
          "observability",
          "applications",
          "kafka");

  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "kafka",
          List.of(
              "org.apache.kafka.clients.producer.KafkaProducer",
              "org.slf4j.Logger",
              "org.slf4j.jul.JULServiceProvider",
              "com.github.luben.zstd.Zstd",
              "net.jpountz.lz4.LZ4Factory",
              "org.xerial.snappy.Snappy"),
          "derby",
          List.of(
              "org.apache.derby.iapi.jdbc.AutoloadedDriver",
              "org.apache.derby.shared.common.error.StandardException",
              "org.apache.derby.jdbc.EmbeddedDriver"),
          "postgresql",
          List.of("org.postgresql.Driver"));

  private final Path user;
  private final Path server;

  ServerFolder(Path user, String name) {
    this.user = user;
    this.server = user.resolve("servers").resolve(name);
  }

  Path user() {
    return user;
  }

  Path server() {
    return server;
  }

  Path logs() {
    return server.resolve("logs");
  }

  Path consoleLog() {
    return logs().resolve("console.log");
  }

  Path jvmOptions() {
    return server.resolve("jvm.options");
  }

  void write(Map<String, Path> applications, Database database, Map<String, String> variables) {
    try {
      Files.createDirectories(server);
      // Made by the server with other passwords at its last start.
      AtomicFiles.deleteTree(server.resolve("resources/security"));
      writeSharedFiles(applications.keySet(), database);
      writeIfDifferent(server.resolve("server.xml"), includes(applications.keySet(), database));
      writeIfDifferent(jvmOptions(), shared("jvm.options"));
      AtomicFiles.writePrivate(server.resolve("bootstrap.properties"), properties(variables));
      placeArchives(applications);
      for (String library : List.of("kafka", database.name())) {
        Jars.collect(LIBRARIES.get(library), user.resolve("shared/resources").resolve(library));
      }
    } catch (IOException e) {
      throw new LauncherException("The server folder " + server + " can not be made: " + e, e);
    }
  }

  /** The arguments in a file: one per line, without comments. */
  static List<String> arguments(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeSharedFiles(Collection<String> contexts, Database database) throws IOException {
    Path config = user.resolve("shared/config");
    Files.createDirectories(config.resolve("services"));
    for (String file : sharedFiles(contexts, database)) {
      writeIfDifferent(config.resolve(file), shared(file));
    }
  }

  private void placeArchives(Map<String, Path> applications) throws IOException {
    Path folder = Files.createDirectories(server.resolve("apps"));
    List<Path> wanted = new ArrayList<>();
    boolean changed = false;
    for (Map.Entry<String, Path> application : applications.entrySet()) {
      String source = application.getValue().getFileName().toString();
      String ending = source.substring(source.lastIndexOf('.'));
      Path target = folder.resolve(application.getKey() + ending);
      changed |= Jars.place(application.getValue(), target);
      wanted.add(target);
    }
    if (changed) {
      // The server keeps unpacked jars and knows them by the time of their entry in the archive,
      // which a reproducible build never changes: it would go on with the old code.
      AtomicFiles.deleteTree(server.resolve("workarea"));
    }
    try (Stream<Path> present = Files.list(folder)) {
      for (Path file : present.filter(path -> !wanted.contains(path)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<String> sharedFiles(Collection<String> contexts, Database database) {
    List<String> files = new ArrayList<>();
    COMMON.forEach(part -> files.add(part + ".xml"));
    files.add("database-" + database.name() + ".xml");
    contexts.stream().sorted().forEach(context -> files.add("services/" + context + ".xml"));
    return files;
  }

  private static String includes(Collection<String> contexts, Database database) {
    StringBuilder xml = new StringBuilder("<server>\n");
    for (String file : sharedFiles(contexts, database)) {
      xml.append("  <include location=\"${shared.config.dir}/").append(file).append("\"/>\n");
    }
    return xml.append("</server>\n").toString();
  }

  /** As a server reads them: every other letter than Latin-1 is escaped. */
  private static String properties(Map<String, String> variables) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> variable : new TreeMap<>(variables).entrySet()) {
      Properties one = new Properties();
      one.setProperty(variable.getKey(), variable.getValue());
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      one.store(lines, null);
      lines
          .toString(StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static String shared(String file) throws IOException {
    try (InputStream in = ServerFolder.class.getResourceAsStream("shared/" + file)) {
      if (in == null) {
        throw new IOException("liberty-config/shared has no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** An unchanged file keeps its time, so that the server need not read it again. */
  private static void writeIfDifferent(Path file, String content) throws IOException {
    if (Files.notExists(file) || !Files.readString(file).equals(content)) {
      AtomicFiles.write(file, content);
    }
  }
}
