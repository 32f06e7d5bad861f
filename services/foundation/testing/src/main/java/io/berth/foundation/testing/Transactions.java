package io.berth.foundation.testing;

import io.berth.foundation.persistence.SqlTrouble;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionalException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** One entity manager per transaction, bound to the thread. */
final class Transactions {
  private final EntityManagerFactory factory;
  private final ThreadLocal<Deque<EntityManager>> open = ThreadLocal.withInitial(ArrayDeque::new);

  Transactions(EntityManagerFactory factory) {
    this.factory = factory;
  }

  EntityManager entityManager() {
    EntityManager current = open.get().peek();
    if (current == null) {
      throw new IllegalStateException("the database is only used inside a @Transactional use case");
    }
    return current;
  }

  <T> T require(Callable<T> step) {
    return open.get().isEmpty() ? requireNew(step) : call(step);
  }

  <T> T mandatory(Callable<T> step) {
    entityManager();
    return call(step);
  }

  <T> T requireNew(Callable<T> step) {
    EntityManager entityManager = factory.createEntityManager();
    open.get().push(entityManager);
    try {
      entityManager.getTransaction().begin();
      T result = step.call();
      entityManager.getTransaction().commit();
      return result;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new TransactionalException(SqlTrouble.of(e) + ": " + e.getMessage(), e);
    } finally {
      open.get().pop();
      if (entityManager.getTransaction().isActive()) {
        entityManager.getTransaction().rollback();
      }
      entityManager.close();
    }
  }

  private static <T> T call(Callable<T> step) {
    try {
      return step.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new TransactionalException(e.getMessage(), e);
    }
  }
}
