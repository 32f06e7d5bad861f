package io.berth.launcher.toy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;

/** Wants what nobody gives: an application with it does not start. */
@ApplicationScoped
public class ToyMisfit {
  @Inject Callable<ToyMisfit> wanted;
}
