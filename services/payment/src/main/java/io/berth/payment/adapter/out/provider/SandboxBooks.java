package io.berth.payment.adapter.out.provider;

import io.berth.payment.application.port.Provider;
import io.berth.payment.domain.Money;
import io.berth.payment.domain.ProviderCharge;
import io.berth.payment.domain.ProviderCharge.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The sandbox provider's own books. Every entry is a transaction of its own, as it would be on the
 * other side of a wire: it stands whatever becomes of the caller. Each operation is once only, by
 * its key.
 */
@ApplicationScoped
public class SandboxBooks {
  private static final String ONCE = "sandbox-once-";
  private static final String COLUMNS =
      "charge_key, reference, amount, status, reason, captured, refunded, lapses_at";

  private final EntityManager entityManager;
  private final Clock clock;
  private final Duration authorizationLife;

  @Inject
  public SandboxBooks(
      EntityManager entityManager,
      Clock clock,
      @ConfigProperty(name = "berth.sandbox.authorization-life", defaultValue = "PT168H")
          Duration authorizationLife) {
    this.entityManager = entityManager;
    this.clock = clock;
    this.authorizationLife = authorizationLife;
  }

  protected SandboxBooks() {
    this(null, null, null);
  }

  /** Books an authorize with its outcome; if the key is known its first outcome stands. */
  @Transactional(TxType.REQUIRES_NEW)
  public ProviderCharge charge(
      String key, Money money, Status outcome, String reason, boolean lapsesAtOnce) {
    Optional<Row> known = row(key, false);
    if (known.isPresent()) {
      return charge(known.get());
    }
    long captured = outcome == Status.CAPTURED ? money.amount() : 0;
    long now = clock.millis();
    insert(
        key,
        money.amount(),
        money.currency(),
        outcome,
        reason,
        captured,
        lapsesAtOnce ? now : now + authorizationLife.toMillis());
    if (captured > 0) {
      operate(key, key, "CAPTURE", captured);
    }
    return charge(row(key, false).orElseThrow());
  }

  /** Books an authorize of a card that can't be charged again; see {@link #canBeChargedAgain}. */
  @Transactional(TxType.REQUIRES_NEW)
  public ProviderCharge chargeOnce(String key, Money money, Status outcome) {
    if (row(key, false).isEmpty()) {
      charge(key, money, outcome, null, false);
      entityManager
          .createNativeQuery("update sandbox_charge set reference = ? where charge_key = ?")
          .setParameter(1, ONCE + key)
          .setParameter(2, key)
          .executeUpdate();
    }
    return charge(row(key, false).orElseThrow());
  }

  /** Whether the reference is one of these books, of a card that may be charged again. */
  @Transactional(TxType.REQUIRES_NEW)
  public boolean canBeChargedAgain(String reference) {
    return !reference.startsWith(ONCE)
        && !entityManager
            .createNativeQuery("select charge_key from sandbox_charge where reference = ?")
            .setParameter(1, reference)
            .getResultList()
            .isEmpty();
  }

  /** When a reservation that is made now ends by itself. */
  public Instant lapsesAt() {
    return clock.instant().plus(authorizationLife);
  }

  /** Takes what is reserved, if it still is. */
  @Transactional(TxType.REQUIRES_NEW)
  public ProviderCharge capture(String key, String captureKey) {
    Row row = known(key);
    if (row.status() == Status.AUTHORIZED && row.lapsesAt() > clock.millis()) {
      operate(captureKey, key, "CAPTURE", row.amount());
      entityManager
          .createNativeQuery(
              "update sandbox_charge set status = 'CAPTURED', captured = amount where charge_key ="
                  + " ? and status = 'AUTHORIZED'")
          .setParameter(1, key)
          .executeUpdate();
    }
    return charge(row(key, false).orElseThrow());
  }

  /** Lets a reservation go, or leaves a mark that refuses every later authorize. */
  @Transactional(TxType.REQUIRES_NEW)
  public ProviderCharge cancel(String key) {
    Optional<Row> known = row(key, true);
    if (known.isEmpty()) {
      insert(key, 0, null, Status.VOIDED, null, 0, 0);
    } else if (known.get().status() == Status.AUTHORIZED) {
      entityManager
          .createNativeQuery("update sandbox_charge set status = 'VOIDED' where charge_key = ?")
          .setParameter(1, key)
          .executeUpdate();
    }
    return charge(row(key, false).orElseThrow());
  }

  /**
   * Gives money back, once per key.
   *
   * @throws SandboxRefusal if that much was not taken
   */
  @Transactional(TxType.REQUIRES_NEW)
  public ProviderCharge refund(String key, String refundKey, long amount) {
    Row row = known(key);
    boolean done =
        !entityManager
            .createNativeQuery(
                "select operation_key from sandbox_operation where operation_key = ?")
            .setParameter(1, refundKey)
            .getResultList()
            .isEmpty();
    if (!done) {
      if (amount <= 0 || row.refunded() + amount > row.captured()) {
        throw new SandboxRefusal("refund of " + amount + " is more than is left of " + key);
      }
      operate(refundKey, key, "REFUND", amount);
      entityManager
          .createNativeQuery(
              "update sandbox_charge set refunded = refunded + ? where charge_key = ?")
          .setParameter(1, amount)
          .setParameter(2, key)
          .executeUpdate();
    }
    return charge(row(key, false).orElseThrow());
  }

  @Transactional(TxType.REQUIRES_NEW)
  public Optional<ProviderCharge> find(String key) {
    return row(key, false).map(this::charge);
  }

  /** A page of the books in the order of their keys. */
  @Transactional(TxType.REQUIRES_NEW)
  @SuppressWarnings("unchecked")
  public List<Provider.Booked> page(String after, int limit) {
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select "
                        + COLUMNS
                        + ", (select count(*) from sandbox_operation o where o.charge_key ="
                        + " c.charge_key and o.kind = 'CAPTURE') from sandbox_charge c where"
                        + " charge_key > ? order by charge_key fetch first "
                        + limit
                        + " rows only")
                .setParameter(1, after)
                .getResultList())
        .stream()
            .map(columns -> new Provider.Booked(charge(row(columns)), number(columns[8])))
            .toList();
  }

  private Row known(String key) {
    return row(key, true)
        .orElseThrow(() -> new SandboxRefusal("the sandbox has never heard of " + key));
  }

  /** A reservation that was not captured in time is LAPSED from then on. */
  private ProviderCharge charge(Row row) {
    boolean lapsed = row.status() == Status.AUTHORIZED && row.lapsesAt() <= clock.millis();
    boolean charged = row.status() == Status.AUTHORIZED || row.status() == Status.CAPTURED;
    return new ProviderCharge(
        row.key(),
        lapsed ? Status.LAPSED : row.status(),
        charged ? row.reference() : null,
        lapsed ? "authorization-lapsed" : row.reason(),
        row.captured(),
        row.refunded(),
        row.status() == Status.AUTHORIZED ? Instant.ofEpochMilli(row.lapsesAt()) : null);
  }

  private void insert(
      String key,
      long amount,
      String currency,
      Status status,
      String reason,
      long captured,
      long lapsesAt) {
    entityManager
        .createNativeQuery(
            "insert into sandbox_charge (charge_key, reference, amount, currency, status, reason,"
                + " captured, refunded, lapses_at, created_at) values (?,?,?,?,?,?,?,0,?,?)")
        .setParameter(1, key)
        .setParameter(2, "sandbox-" + key)
        .setParameter(3, amount)
        .setParameter(4, currency == null ? "" : currency)
        .setParameter(5, status.name())
        .setParameter(6, reason == null ? "" : reason)
        .setParameter(7, captured)
        .setParameter(8, lapsesAt)
        .setParameter(9, clock.millis())
        .executeUpdate();
  }

  private void operate(String operationKey, String key, String kind, long amount) {
    entityManager
        .createNativeQuery(
            "insert into sandbox_operation (operation_key, charge_key, kind, amount, done_at)"
                + " values (?,?,?,?,?)")
        .setParameter(1, operationKey)
        .setParameter(2, key)
        .setParameter(3, kind)
        .setParameter(4, amount)
        .setParameter(5, clock.millis())
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private Optional<Row> row(String key, boolean locked) {
    if (locked) {
      entityManager
          .createNativeQuery("update sandbox_charge set status = status where charge_key = ?")
          .setParameter(1, key)
          .executeUpdate();
    }
    return ((List<Object[]>)
            entityManager
                .createNativeQuery(
                    "select " + COLUMNS + " from sandbox_charge where charge_key = ?")
                .setParameter(1, key)
                .getResultList())
        .stream().findFirst().map(SandboxBooks::row);
  }

  private static Row row(Object[] columns) {
    String reason = (String) columns[4];
    return new Row(
        (String) columns[0],
        (String) columns[1],
        number(columns[2]),
        Status.valueOf((String) columns[3]),
        reason == null || reason.isEmpty() ? null : reason,
        number(columns[5]),
        number(columns[6]),
        number(columns[7]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private record Row(
      String key,
      String reference,
      long amount,
      Status status,
      String reason,
      long captured,
      long refunded,
      long lapsesAt) {}
}
