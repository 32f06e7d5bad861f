package io.berth.foundation.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The two databases that every persistence test runs on. */
public enum TestDatabase {
  DERBY {
    @Override
    DataSource open(String schema) {
      System.setProperty("derby.locks.deadlockTimeout", "1");
      System.setProperty("derby.locks.waitTimeout", "20");
      System.setProperty("derby.locks.escalationThreshold", "100000");
      System.setProperty("derby.stream.error.file", "target/derby.log");
      EmbeddedDataSource dataSource = new EmbeddedDataSource();
      dataSource.setDatabaseName("memory:" + schema + "-" + UUID.randomUUID());
      dataSource.setCreateDatabase("create");
      return dataSource;
    }
  },

  POSTGRESQL {
    @Override
    DataSource open(String schema) {
      String database = "t" + UUID.randomUUID().toString().replace("-", "");
      try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + database);
      } catch (SQLException e) {
        throw new IllegalStateException("no database for the test", e);
      }
      PGSimpleDataSource dataSource =
          (PGSimpleDataSource) Postgres.SERVER.getDatabase("postgres", database);
      dataSource.setCurrentSchema(schema);
      dataSource.setOptions("-c lock_timeout=20s");
      return dataSource;
    }
  };

  /** A new empty database, whose unqualified names are in {@code schema}. */
  abstract DataSource open(String schema);

  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL does not start", e);
      }
    }
  }
}
