package io.berth.mypage.adapter.out.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that says which generation people see; here so that queries can ask it. */
@Entity
@Table(name = "generation")
class GenerationRow {
  @Id private short id;
  private int live;

  protected GenerationRow() {}
}
