package io.berth.usage.application;

import io.berth.usage.application.port.BookingDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A booking that answers what a test says, and remembers what it was asked. */
@ApplicationScoped
class ScriptedBooking implements BookingDecisions {
  private final List<String> asked = new ArrayList<>();
  private volatile Decision answer;
  private volatile RuntimeException trouble;
  private volatile Runnable afterwards = () -> {};

  void answers(Decision decision) {
    answer = decision;
    trouble = null;
  }

  void fails(RuntimeException with) {
    trouble = with;
  }

  /** Runs when booking has decided and usage has not heard it yet. */
  void afterwards(Runnable step) {
    afterwards = step;
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Decision start(UUID bookingId, UUID usageId, UUID memberId) {
    return answer("START " + usageId);
  }

  @Override
  public Decision end(UUID bookingId, UUID usageId, UUID memberId, Instant endedAt) {
    return answer("END " + usageId + " " + endedAt);
  }

  @Override
  public void sayPresent() {
    answer("PRESENT");
  }

  private Decision answer(String question) {
    asked.add(question);
    if (trouble != null) {
      throw trouble;
    }
    Decision given = answer;
    afterwards.run();
    return given;
  }
}
