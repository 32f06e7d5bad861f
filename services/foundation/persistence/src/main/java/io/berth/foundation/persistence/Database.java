package io.berth.foundation.persistence;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The context's database: the data source {@code jdbc/<berth.context>}, brought up to date before
 * anything else of the application runs, and the entity manager on it.
 */
@ApplicationScoped
public class Database {
  private static final Logger LOG = Logger.getLogger(Database.class.getName());
  private static final int ATTEMPTS = 30;

  private final CountDownLatch ready = new CountDownLatch(1);
  private DataSource dataSource;

  @Inject
  @ConfigProperty(name = "berth.context")
  String context;

  @Produces @PersistenceContext private EntityManager entityManager;

  void migrate(
      @Observes
          @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          @Initialized(ApplicationScoped.class)
          Object applicationStarts)
      throws NamingException, InterruptedException {
    dataSource = InitialContext.doLookup("jdbc/" + context);
    for (int attempt = 1; ; attempt++) {
      try {
        Migrations.migrate(dataSource, context, getClass().getClassLoader());
        ready.countDown();
        return;
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || SqlTrouble.of(e) != SqlTrouble.AWAY) {
          throw e;
        }
        LOG.log(Level.WARNING, "database of {0} is not there yet, trying again", context);
        Thread.sleep(1000);
      }
    }
  }

  String context() {
    return context;
  }

  /** Waits until the schema is up to date; threads that start before the application call it. */
  public void awaitReady() throws InterruptedException {
    ready.await();
  }

  /** Whether the database answers within a second. */
  public boolean answers() {
    if (ready.getCount() > 0) {
      return false;
    }
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}
