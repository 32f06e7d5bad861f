package io.berth.foundation.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Runs the SQL scripts under {@code db/<module>/} on the class path, each module with a history
 * table of its own, so that a foundation module grows without regard to a context's versions. A
 * folder counts if it holds the file {@code flyway.location}. The placeholder {@code ${text}} is
 * the database's type for long text.
 */
public final class Migrations {
  private static final List<String> MODULES = List.of("messaging", "idempotency", "context");

  private Migrations() {}

  /**
   * @param schema the PostgreSQL schema, made if missing; an embedded Derby database is the
   *     context's alone and keeps its default schema
   */
  public static void migrate(DataSource dataSource, String schema, ClassLoader loader) {
    boolean postgres = isPostgres(dataSource);
    for (String module : MODULES) {
      String location = "db/" + module;
      if (loader.getResource(location + "/flyway.location") == null) {
        continue;
      }
      FluentConfiguration flyway =
          Flyway.configure(loader)
              .dataSource(dataSource)
              .locations("classpath:" + location)
              .failOnMissingLocations(true)
              .table("flyway_" + module)
              .placeholders(Map.of("text", postgres ? "text" : "clob"))
              .baselineOnMigrate(true)
              .baselineVersion("0");
      if (postgres) {
        flyway.schemas(schema).defaultSchema(schema);
      }
      flyway.load().migrate();
    }
  }

  private static boolean isPostgres(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new IllegalStateException("the database can't be reached", e);
    }
  }
}
