package io.berth.foundation.testing;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** {@code @Transactional} for {@link TestContainer}. */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
class TransactionalInterceptor {
  @Inject Transactions transactions;

  @AroundInvoke
  Object around(InvocationContext invocation) throws Exception {
    Transactional transactional = invocation.getMethod().getAnnotation(Transactional.class);
    if (transactional == null) {
      transactional = invocation.getMethod().getDeclaringClass().getAnnotation(Transactional.class);
    }
    Transactional.TxType type =
        transactional == null ? Transactional.TxType.REQUIRED : transactional.value();
    return switch (type) {
      case REQUIRED -> transactions.require(invocation::proceed);
      case REQUIRES_NEW -> transactions.requireNew(invocation::proceed);
      case MANDATORY -> transactions.mandatory(invocation::proceed);
      default -> throw new UnsupportedOperationException(type + " is not used in Berth");
    };
  }
}
