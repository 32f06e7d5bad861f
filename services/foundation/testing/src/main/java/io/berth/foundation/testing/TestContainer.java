package io.berth.foundation.testing;

import io.berth.foundation.persistence.Migrations;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.PrintWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * The beans of a context without a server: real CDI, the real entity manager on a real database,
 * and {@code @Transactional} as the server has it (REQUIRED, REQUIRES_NEW, MANDATORY; a runtime
 * exception rolls back). For tests of the core that need thousands of transactions in parallel;
 * what the server itself adds is tested on Liberty.
 */
public final class TestContainer implements AutoCloseable {
  private static final List<Logger> QUIET =
      Stream.of("org.flywaydb", "org.jboss.weld").map(Logger::getLogger).toList();

  static {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  private final Pool pool;
  private final EntityManagerFactory factory;
  private final WeldContainer container;
  final Transactions transactions;

  private TestContainer(Builder builder) {
    DataSource dataSource = builder.database.open(builder.context);
    Migrations.migrate(dataSource, builder.context, getClass().getClassLoader());
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    pool = new Pool(dataSource, builder.poolSize);
    properties.put("jakarta.persistence.nonJtaDataSource", pool);
    properties.put("eclipselink.logging.level", "OFF");
    factory = Persistence.createEntityManagerFactory(builder.context, properties);
    transactions = new Transactions(factory);
    container = builder.weld(transactions).initialize();
  }

  public static Builder of(TestDatabase database, String context) {
    return new Builder(database, context);
  }

  public <T> T get(Class<T> type, Annotation... qualifiers) {
    return container.select(type, qualifiers).get();
  }

  public <T> Instance<T> all(TypeLiteral<T> type) {
    return container.select(type);
  }

  /** How many statements were sent to the database since the container started. */
  public long statements() {
    return pool.statements.get();
  }

  /** How many transactions were committed since the container started. */
  public long commits() {
    return pool.commits.get();
  }

  /** Runs the step in a transaction of its own. */
  public <T> T inTransaction(Callable<T> step) {
    return transactions.requireNew(step);
  }

  public EntityManager entityManager() {
    return get(EntityManager.class);
  }

  @Override
  public void close() {
    container.close();
    factory.close();
  }

  /** What a container is made of. */
  public static final class Builder {
    private final TestDatabase database;
    private final String context;
    private final Weld weld = new Weld().disableDiscovery();
    private final Map<String, String> config = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private int poolSize = 40;

    private Builder(TestDatabase database, String context) {
      this.database = database;
      this.context = context;
      config.put("berth.context", context);
    }

    public Builder beans(Class<?>... classes) {
      weld.addBeanClasses(classes);
      return this;
    }

    /** All beans of the packages of these classes, sub-packages included. */
    public Builder packagesOf(Class<?>... classes) {
      weld.addPackages(true, classes);
      return this;
    }

    /** Beans that only their own package can name. */
    public Builder beansOf(String packageName, String... classNames) {
      for (String name : classNames) {
        try {
          weld.addBeanClass(Class.forName(packageName + "." + name));
        } catch (ClassNotFoundException e) {
          throw new IllegalArgumentException(e);
        }
      }
      return this;
    }

    public Builder config(String key, String value) {
      config.put(key, value);
      return this;
    }

    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    public Builder poolSize(int poolSize) {
      this.poolSize = poolSize;
      return this;
    }

    public TestContainer start() {
      return new TestContainer(this);
    }

    private Weld weld(Transactions transactions) {
      EntityManager entityManager =
          (EntityManager)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {EntityManager.class},
                  (proxy, method, arguments) -> {
                    try {
                      return method.invoke(transactions.entityManager(), arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
      weld.addExtension(new TestBeans(transactions, entityManager, clock, config));
      TransactionalInterceptor.CLASSES.forEach(weld::addBeanClass);
      return weld;
    }
  }

  /** A small fixed pool, since the drivers' own data sources open a connection each time. */
  private static final class Pool implements DataSource {
    final AtomicLong statements = new AtomicLong();
    final AtomicLong commits = new AtomicLong();
    private final DataSource driver;
    private final java.util.concurrent.Semaphore places;
    private final java.util.Queue<Connection> idle =
        new java.util.concurrent.ConcurrentLinkedQueue<>();

    Pool(DataSource driver, int size) {
      this.driver = driver;
      this.places = new java.util.concurrent.Semaphore(size, true);
    }

    @Override
    public Connection getConnection() throws SQLException {
      places.acquireUninterruptibly();
      Connection pooled = idle.poll();
      Connection connection = pooled == null ? driver.getConnection() : pooled;
      connection.setAutoCommit(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  if (!connection.getAutoCommit()) {
                    connection.rollback();
                  }
                  idle.add(connection);
                  places.release();
                  return null;
                }
                if (method.getName().equals("prepareStatement")) {
                  statements.incrementAndGet();
                } else if (method.getName().equals("commit")) {
                  commits.incrementAndGet();
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return driver.isWrapperFor(type);
    }
  }

  /** Names the injection point that asks for a configuration value. */
  static String configName(InjectionPoint point) {
    ConfigProperty property = point.getAnnotated().getAnnotation(ConfigProperty.class);
    return property.name();
  }

  static String configDefault(InjectionPoint point) {
    ConfigProperty property = point.getAnnotated().getAnnotation(ConfigProperty.class);
    return property.defaultValue();
  }
}
