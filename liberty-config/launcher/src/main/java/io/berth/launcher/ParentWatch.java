package io.berth.launcher;

/**
 * A Java agent that ends its JVM once the process that started it is gone.
 *
 * <p>It looks twice a second. The JVM gets 15 seconds for its shutdown hooks, then it is halted. A
 * process that is suspended (SIGSTOP) can not look; it ends when it is resumed. The agent is packed
 * alone into a jar, so this class uses no other class of the launcher.
 */
public final class ParentWatch {

  private static final long INTERVAL_MILLIS = 500;
  private static final long LAST_WORDS_MILLIS = 15_000;

  private ParentWatch() {}

  /**
   * Starts the watch.
   *
   * @param parent process id of the parent, decimal
   */
  public static void premain(String parent) {
    watch(Long.parseLong(parent.trim()));
  }

  static void watch(long parent) {
    Thread thread = new Thread(() -> exitWhenGone(parent), "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void exitWhenGone(long parent) {
    while (isAlive(parent)) {
      rest(INTERVAL_MILLIS);
    }
    Thread halt = new Thread(ParentWatch::haltAfterLastWords, "parent-watch-halt");
    halt.setDaemon(true);
    halt.start();
    System.exit(1);
  }

  /** A dead parent may linger as a zombie: having another parent is the surer sign. */
  private static boolean isAlive(long parent) {
    boolean adopted =
        ProcessHandle.current().parent().map(now -> now.pid() != parent).orElse(false);
    return !adopted && ProcessHandle.of(parent).map(ProcessHandle::isAlive).orElse(false);
  }

  private static void haltAfterLastWords() {
    rest(LAST_WORDS_MILLIS);
    Runtime.getRuntime().halt(1);
  }

  private static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
