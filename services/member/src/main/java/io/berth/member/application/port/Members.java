package io.berth.member.application.port;

import io.berth.member.domain.Email;
import io.berth.member.domain.Member;
import java.util.Optional;
import java.util.UUID;

/** All members. Used inside a transaction. */
public interface Members {
  /**
   * @param passwordHash as {@link Passwords#hash} made it
   * @throws io.berth.member.domain.RuleBroken EMAIL_TAKEN, also if another did so at this moment
   */
  void add(Member member, String passwordHash);

  Optional<Member> find(UUID id);

  /** Like {@link #find}; whoever else locks this member waits for the end of the transaction. */
  Optional<Member> lock(UUID id);

  /** Deletes all that is known of a member, for ever. */
  void remove(UUID id);

  Optional<Credentials> credentials(Email email);

  /** Stores the member's next version; refused as busy if another stored it first. */
  void revise(Member member);

  /** What is needed to check who signs in. */
  record Credentials(UUID memberId, String passwordHash) {}
}
