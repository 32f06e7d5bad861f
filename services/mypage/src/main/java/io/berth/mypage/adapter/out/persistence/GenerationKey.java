package io.berth.mypage.adapter.out.persistence;

import java.io.Serializable;
import java.util.Objects;

/** Names a row in one generation of the read model. */
public class GenerationKey implements Serializable {
  private static final long serialVersionUID = 1;

  private int generation;
  private String id;

  public GenerationKey() {}

  GenerationKey(int generation, String id) {
    this.generation = generation;
    this.id = id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GenerationKey key
        && key.generation == generation
        && Objects.equals(key.id, id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(generation, id);
  }
}
