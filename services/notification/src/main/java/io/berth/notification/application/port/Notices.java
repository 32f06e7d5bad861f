package io.berth.notification.application.port;

import io.berth.notification.application.Notice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The history of what people were told. */
public interface Notices {
  /** Adds it, unless it is there. */
  void add(Notice notice);

  Optional<Notice> find(UUID id);

  /** Someone's, newest first, after a given one of theirs. */
  List<Notice> page(UUID recipient, Optional<Notice> after, int limit);

  long unread(UUID recipient);

  void markRead(UUID id);

  /** Deletes what someone was told, and what they wrote in what others were told. */
  void erase(UUID person);
}
