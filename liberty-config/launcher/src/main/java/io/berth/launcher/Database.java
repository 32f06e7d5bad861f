package io.berth.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the contexts of a server keep their rows: embedded Derby in the data folder, or one
 * PostgreSQL database with a schema per context.
 *
 * <p>Derby is open to one server at a time; PostgreSQL to any number.
 */
public final class Database {

  private static final long SCHEMA_LOCK = 0x6265727468L;

  private final String name;
  private final String url;
  private final String user;
  private final String password;

  private Database(String name, String url, String user, String password) {
    this.name = name;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** An embedded database per context, in {@code <data>/derby/<context>}. */
  public static Database derby() {
    return new Database("derby", null, null, null);
  }

  /**
   * A database that is running already; the schemas are made when a server starts.
   *
   * @param url {@code jdbc:postgresql://host:port/database}, without parameters
   * @param user may create schemas
   * @throws IllegalArgumentException if the URL is not of that form
   */
  public static Database postgresql(String url, String user, String password) {
    if (!url.startsWith("jdbc:postgresql:") || url.contains("?")) {
      throw new IllegalArgumentException(
          "A PostgreSQL URL is jdbc:postgresql://host:port/database without parameters, not "
              + url);
    }
    return new Database("postgresql", url, user, password);
  }

  /**
   * What a server's JVM is told for its sake: embedded is for trying out, where a quick start and
   * little memory count more than the highest throughput.
   */
  Optional<String> jvmArgument() {
    return name.equals("derby") ? Optional.of("-XX:TieredStopAtLevel=1") : Optional.empty();
  }

  /** The part of the name of its shared configuration file: derby or postgresql. */
  String name() {
    return name;
  }

  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    if (url != null) {
      variables.put("berth.postgresql.url", url);
      variables.put("berth.database.user", user);
      variables.put("berth.database.password", password);
    }
    return variables;
  }

  /** Makes the schemas that are missing; with Derby there is nothing to prepare. */
  void prepare(Collection<String> contexts) {
    if (url == null) {
      return;
    }
    Properties login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    try (Connection connection = new org.postgresql.Driver().connect(url, login);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")");
      for (String context : contexts) {
        statement.execute("create schema if not exists \"" + context + "\"");
      }
      connection.commit();
    } catch (SQLException e) {
      throw new LauncherException(
          "The PostgreSQL database %s can not be prepared: %s".formatted(url, e.getMessage()), e);
    }
  }
}
