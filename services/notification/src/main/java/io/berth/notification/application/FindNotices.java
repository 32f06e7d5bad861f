package io.berth.notification.application;

import io.berth.notification.application.port.Notices;
import io.berth.notification.application.port.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what a person was told, worded in their language. */
@ApplicationScoped
public class FindNotices {
  private final Notices notices;
  private final Surroundings surroundings;
  private final Wording wording;

  @Inject
  public FindNotices(Notices notices, Surroundings surroundings, Wording wording) {
    this.notices = notices;
    this.surroundings = surroundings;
    this.wording = wording;
  }

  protected FindNotices() {
    this(null, null, null);
  }

  /** A notice and its words. */
  public record Told(Notice notice, Facts facts, Wording.Words words) {}

  /** One page; {@code next} is the {@code after} of the next one, if there is more. */
  public record Page(List<Told> items, Optional<UUID> next, long unread) {}

  /**
   * A page of someone's notices, newest first.
   *
   * @param accepted the language asked for; else the one that member told
   * @return empty if {@code after} is none of theirs
   */
  @Transactional
  public Optional<Page> page(
      UUID person, Optional<Language> accepted, Optional<UUID> after, int limit) {
    Optional<Notice> last = after.flatMap(id -> ofPerson(id, person));
    if (after.isPresent() && last.isEmpty()) {
      return Optional.empty();
    }
    List<Notice> found = notices.page(person, last, limit + 1);
    boolean more = found.size() > limit;
    List<Notice> items = more ? found.subList(0, limit) : found;
    Map<UUID, Known> around = surroundings.around(items);
    Language language = language(person, accepted);
    return Optional.of(
        new Page(
            items.stream().map(each -> told(each, around.get(each.id()), language)).toList(),
            more ? Optional.of(items.get(limit - 1).id()) : Optional.empty(),
            notices.unread(person)));
  }

  /** Marks one of theirs as read; empty if it is none. */
  @Transactional
  public Optional<Told> read(UUID id, UUID person, Optional<Language> accepted) {
    if (ofPerson(id, person).isEmpty()) {
      return Optional.empty();
    }
    notices.markRead(id);
    return ofPerson(id, person)
        .map(
            notice ->
                told(
                    notice,
                    surroundings.around(List.of(notice)).get(id),
                    language(person, accepted)));
  }

  private Optional<Notice> ofPerson(UUID id, UUID person) {
    return notices.find(id).filter(notice -> notice.recipient().equals(person));
  }

  private Language language(UUID person, Optional<Language> accepted) {
    return accepted.or(() -> surroundings.language(person)).orElse(Language.EN);
  }

  private Told told(Notice notice, Known known, Language language) {
    return new Told(
        notice,
        notice.facts().withPeriodOf(known.booking().orElse(Facts.NONE)),
        wording.of(notice, known, language));
  }
}
