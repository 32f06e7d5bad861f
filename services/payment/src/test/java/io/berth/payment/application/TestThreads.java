package io.berth.payment.application;

import io.berth.payment.adapter.out.provider.ProviderThreads;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads where there is no server to bring them. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestThreads extends ProviderThreads {
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @Override
  public <T> Future<T> submit(Callable<T> call) {
    return executor.submit(call);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }
}
