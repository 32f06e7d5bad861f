package io.berth.search.adapter.out.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;

/** Runs SQL with parameters in their order. */
record Statements(EntityManager entityManager) {
  int update(String sql, Object... parameters) {
    return query(sql, parameters).executeUpdate();
  }

  @SuppressWarnings("unchecked")
  List<Object[]> rows(String sql, Object... parameters) {
    return query(sql, parameters).getResultList();
  }

  /** As many question marks. */
  static String marks(Collection<?> parameters) {
    return String.join(",", parameters.stream().map(each -> "?").toList());
  }

  static long number(Object value) {
    return ((Number) value).longValue();
  }

  private Query query(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query;
  }
}
