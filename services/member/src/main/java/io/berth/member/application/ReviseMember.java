package io.berth.member.application;

import io.berth.member.application.port.MemberEvents;
import io.berth.member.application.port.Members;
import io.berth.member.domain.Language;
import io.berth.member.domain.Member;
import io.berth.member.domain.MemberEvent;
import io.berth.member.domain.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;

/** Changes what a member says about themselves. */
@ApplicationScoped
public class ReviseMember {
  private final Members members;
  private final MemberEvents events;

  @Inject
  public ReviseMember(Members members, MemberEvents events) {
    this.members = members;
    this.events = events;
  }

  protected ReviseMember() {
    this(null, null);
  }

  /**
   * @param expected whether the version that is found is the one that was meant
   * @return the member as it is now; empty if there is none
   * @throws StaleVersion if the version is another
   */
  @Transactional
  public Optional<Member> revise(UUID id, LongPredicate expected, Change change) {
    Optional<Member> found = members.find(id);
    found.ifPresent(
        member -> {
          if (!expected.test(member.version())) {
            throw new StaleVersion();
          }
          Optional<MemberEvent> event =
              member.revise(change.name(), change.language(), change.roles());
          if (event.isPresent()) {
            members.revise(member);
            events.tell(event.get());
          }
        });
    return found;
  }

  /** What shall be different; null for what stays. */
  public record Change(String name, Language language, Set<Role> roles) {}

  /** Another change came first. */
  public static class StaleVersion extends RuntimeException {
    StaleVersion() {
      super("another change came first", null, false, false);
    }
  }
}
