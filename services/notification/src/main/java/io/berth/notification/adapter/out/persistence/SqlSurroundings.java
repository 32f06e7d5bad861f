package io.berth.notification.adapter.out.persistence;

import io.berth.foundation.messaging.EventJson;
import io.berth.notification.application.Facts;
import io.berth.notification.application.Known;
import io.berth.notification.application.Language;
import io.berth.notification.application.Notice;
import io.berth.notification.application.port.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is known around notices, in tables; each row only moves forward. */
@ApplicationScoped
public class SqlSurroundings implements Surroundings {
  private final EntityManager entityManager;

  @Inject
  public SqlSurroundings(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  protected SqlSurroundings() {
    this(null);
  }

  @Override
  public void keepBooking(UUID id, long sequence, Facts facts, boolean approved) {
    if (!isThere("known_booking", id)) {
      write(
          "insert into known_booking (id, sequence_no, approved, facts) values (?,?,?,?)",
          id.toString(),
          sequence,
          approved ? 1 : 0,
          EventJson.write(facts));
      return;
    }
    write(
        "update known_booking set sequence_no = ?, facts = ? where id = ? and sequence_no < ?",
        sequence,
        EventJson.write(facts),
        id.toString(),
        sequence);
    if (approved) {
      write("update known_booking set approved = 1 where id = ?", id.toString());
    }
  }

  @Override
  public void keepListing(UUID id, long version, Known.Titles titles) {
    if (!isThere("known_listing", id)) {
      write(
          "insert into known_listing (id, version, title_ko, title_en) values (?,?,?,?)",
          id.toString(),
          version,
          textOrEmpty(titles.ko()),
          textOrEmpty(titles.en()));
      return;
    }
    write(
        "update known_listing set version = ?, title_ko = ?, title_en = ? where id = ? and version"
            + " < ?",
        version,
        textOrEmpty(titles.ko()),
        textOrEmpty(titles.en()),
        id.toString(),
        version);
  }

  @Override
  public void keepPerson(UUID id, long version, Optional<Language> language) {
    String word = language.map(Language::name).orElse("");
    if (!isThere("person", id)) {
      write(
          "insert into person (id, version, language, erased) values (?,?,?,0)",
          id.toString(),
          version,
          word);
      return;
    }
    write(
        "update person set version = ?, language = ? where id = ? and version < ? and erased = 0",
        version,
        word,
        id.toString(),
        version);
  }

  @Override
  public void erasePerson(UUID id) {
    if (!isThere("person", id)) {
      write("insert into person (id, version, language, erased) values (?,0,'',1)", id.toString());
      return;
    }
    write("update person set language = '', erased = 1 where id = ?", id.toString());
  }

  @Override
  public boolean isErased(UUID person) {
    return !rows("select id, erased from person where id = ? and erased = 1", person.toString())
        .isEmpty();
  }

  @Override
  public void lockPeople(Set<UUID> people) {
    people.stream()
        .map(UUID::toString)
        .sorted()
        .forEach(id -> write("update person set erased = erased where id = ?", id));
  }

  @Override
  public Optional<Language> language(UUID person) {
    return rows("select id, language from person where id = ?", person.toString()).stream()
        .map(row -> (String) row[1])
        .filter(word -> word != null && !word.isEmpty())
        .map(Language::valueOf)
        .findFirst();
  }

  @Override
  public Map<UUID, Known> around(Collection<Notice> notices) {
    Map<String, Known.Titles> titles = new HashMap<>();
    for (Object[] row :
        rowsOf(
            "select id, title_ko, title_en from known_listing where id in",
            notices.stream().map(Notice::listingId).collect(Collectors.toSet()))) {
      titles.put((String) row[0], new Known.Titles(textOrNull(row[1]), textOrNull(row[2])));
    }
    Map<String, Known> bookings = new HashMap<>();
    for (Object[] row :
        rowsOf(
            "select id, approved, facts from known_booking where id in",
            notices.stream().map(Notice::bookingId).collect(Collectors.toSet()))) {
      bookings.put(
          (String) row[0],
          new Known(
              Optional.empty(),
              Optional.of(EventJson.read(longText(row[2]), Facts.class)),
              ((Number) row[1]).intValue() == 1));
    }
    Map<UUID, Known> around = new HashMap<>();
    for (Notice notice : notices) {
      Known booking = bookings.get(notice.bookingId().toString());
      around.put(
          notice.id(),
          new Known(
              Optional.ofNullable(titles.get(notice.listingId().toString())),
              booking == null ? Optional.empty() : booking.booking(),
              booking != null && booking.approved()));
    }
    return around;
  }

  private boolean isThere(String table, UUID id) {
    return !entityManager
        .createNativeQuery("select id from " + table + " where id = ?")
        .setParameter(1, id.toString())
        .getResultList()
        .isEmpty();
  }

  private void write(String sql, Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    query.executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, Object parameter) {
    return entityManager.createNativeQuery(sql).setParameter(1, parameter).getResultList();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rowsOf(String sql, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Query query =
        entityManager.createNativeQuery(
            sql + " (" + String.join(",", ids.stream().map(id -> "?").toList()) + ")");
    int i = 1;
    for (UUID id : ids) {
      query.setParameter(i++, id.toString());
    }
    return query.getResultList();
  }

  /** A native statement can't be given null without its type; there is no empty title otherwise. */
  private static String textOrEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String textOrNull(Object text) {
    return text == null || text.equals("") ? null : (String) text;
  }

  /** Derby hands out a long text as a locator. */
  private static String longText(Object value) {
    if (!(value instanceof Clob clob)) {
      return (String) value;
    }
    try (Reader reader = clob.getCharacterStream()) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (SQLException e) {
      throw new IllegalStateException("a long text can't be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
