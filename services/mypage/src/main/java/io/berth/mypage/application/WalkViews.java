package io.berth.mypage.application;

import io.berth.mypage.application.port.ReadModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.function.BiConsumer;

/** Reads the whole read model. */
@ApplicationScoped
public class WalkViews {
  private final ReadModel readModel;

  @Inject
  public WalkViews(ReadModel readModel) {
    this.readModel = readModel;
  }

  protected WalkViews() {
    this(null);
  }

  @Transactional
  public void walk(BiConsumer<String, String> reader) {
    readModel.walk(reader);
  }
}
