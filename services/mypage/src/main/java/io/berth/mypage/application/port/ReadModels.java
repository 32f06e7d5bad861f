package io.berth.mypage.application.port;

import java.util.List;

/** The read model of each generation. All methods need a running transaction. */
public interface ReadModels {
  /** Those that an event goes to: the live one, and the one that is being built. */
  List<ReadModel> current();

  ReadModel live();

  ReadModel of(int generation);
}
