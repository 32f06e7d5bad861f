package io.berth.booking.application;

import io.berth.booking.application.port.PaymentBooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Payment's books as a test writes them; they do not answer until a test says so. */
@ApplicationScoped
class ScriptedBooks implements PaymentBooks {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  private volatile boolean away = true;

  void write(Entry entry) {
    entries.removeIf(each -> each.chargeId().equals(entry.chargeId()));
    entries.add(entry);
  }

  void answer(boolean answers) {
    away = !answers;
  }

  @Override
  public List<Entry> page(UUID after, int limit) {
    if (away) {
      throw new IllegalStateException("payment does not answer");
    }
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(each -> each.chargeId().toString()));
    return sorted.stream()
        .filter(each -> after == null || each.chargeId().toString().compareTo(after.toString()) > 0)
        .limit(limit)
        .toList();
  }
}
