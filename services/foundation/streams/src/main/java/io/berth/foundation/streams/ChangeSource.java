package io.berth.foundation.streams;

import java.util.List;

/** What a context's tables say has changed; its methods need a running transaction. */
public interface ChangeSource {
  /** Where a stream that begins now starts. */
  long newest();

  /** The changes after a position, by position; at most so many. */
  List<Change> after(long position, int limit);
}
