package io.berth.foundation.persistence;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What a failed database call means, the same for Derby and PostgreSQL. */
public enum SqlTrouble {
  /** A unique key is taken already (23505). */
  DUPLICATE,
  /** A row has changed since it was read: read again. */
  STALE,
  /** A deadlock, or a lock not had in time: the same may work at the next try. */
  BUSY,
  /** The database can't be reached or refuses connections. */
  AWAY,
  /** Anything else, also when no SQL was involved. */
  OTHER;

  private static final Set<String> BUSY_STATES =
      Set.of("40001", "40P01", "40XL1", "40XL2", "55P03");
  private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "57");
  private static final Set<String> AWAY_STATES =
      Set.of("XJ040", "XJ004", "XBM06", "XSDG2", "57P01");

  /** Whether the same may work a moment later, without anybody's help. */
  public boolean passes() {
    return this == STALE || this == BUSY || this == AWAY;
  }

  /** Looks through the whole chain of causes. */
  public static SqlTrouble of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockException) {
        return STALE;
      }
      if (cause instanceof SQLException sql) {
        SqlTrouble trouble = of(sql);
        if (trouble != OTHER) {
          return trouble;
        }
      }
      if (isConnectionRefusedByPool(cause)) {
        return AWAY;
      }
    }
    return OTHER;
  }

  private static SqlTrouble of(SQLException sql) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.equals("23505")) {
      return DUPLICATE;
    }
    if (BUSY_STATES.contains(state)) {
      return BUSY;
    }
    boolean away =
        sql instanceof SQLTransientConnectionException
            || sql instanceof SQLRecoverableException
            || AWAY_STATES.contains(state)
            || state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2));
    return away ? AWAY : OTHER;
  }

  /** Liberty's pool says "no free connection" by an exception of the Connectors API. */
  private static boolean isConnectionRefusedByPool(Throwable cause) {
    String name = cause.getClass().getName();
    return name.equals("jakarta.resource.spi.ResourceAllocationException")
        || name.equals("com.ibm.websphere.ce.cm.StaleConnectionException")
        || name.equals("com.ibm.websphere.ce.cm.ConnectionWaitTimeoutException");
  }
}
