package io.berth.foundation.testing;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * {@code @Transactional} for {@link TestContainer}. The type of the transaction is part of the
 * binding, so each type needs an interceptor of its own.
 */
final class TransactionalInterceptor {
  static final List<Class<?>> CLASSES = List.of(Required.class, RequiresNew.class, Mandatory.class);

  private static final int PRIORITY = Interceptor.Priority.PLATFORM_BEFORE + 200;

  private TransactionalInterceptor() {}

  @Interceptor
  @Transactional(Transactional.TxType.REQUIRED)
  @Priority(PRIORITY)
  static class Required {
    @Inject Transactions transactions;

    @AroundInvoke
    Object around(InvocationContext invocation) {
      return transactions.require(invocation::proceed);
    }
  }

  @Interceptor
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @Priority(PRIORITY)
  static class RequiresNew {
    @Inject Transactions transactions;

    @AroundInvoke
    Object around(InvocationContext invocation) {
      return transactions.requireNew(invocation::proceed);
    }
  }

  @Interceptor
  @Transactional(Transactional.TxType.MANDATORY)
  @Priority(PRIORITY)
  static class Mandatory {
    @Inject Transactions transactions;

    @AroundInvoke
    Object around(InvocationContext invocation) {
      return transactions.mandatory(invocation::proceed);
    }
  }
}
