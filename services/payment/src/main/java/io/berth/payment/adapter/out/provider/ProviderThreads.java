package io.berth.payment.adapter.out.provider;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** The server's threads, on which calls to the provider run, so that they can be given up. */
@ApplicationScoped
public class ProviderThreads {
  @Resource ManagedExecutorService executor;

  public <T> Future<T> submit(Callable<T> call) {
    return executor.submit(call);
  }
}
