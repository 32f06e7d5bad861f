package io.berth.search.adapter.out.lucene;

import io.berth.search.application.port.ListingIndex;
import io.berth.search.application.port.ListingIndexes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Indexes in folders of the process's own, in the folder for temporary files. What a process left
 * there that was killed, the next one to start takes away.
 */
@ApplicationScoped
public class LuceneListingIndexes implements ListingIndexes {
  private static final Logger LOG = Logger.getLogger(LuceneListingIndexes.class.getName());
  private static final String NAME = "berth-search-";
  private static final Pattern OF_PROCESS = Pattern.compile(NAME + "(\\d{1,18})-.*");
  private static final AtomicBoolean SWEPT = new AtomicBoolean();

  @Override
  public ListingIndex open() {
    try {
      if (!SWEPT.getAndSet(true)) {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
      }
      return new LuceneListingIndex(
          Files.createTempDirectory(NAME + ProcessHandle.current().pid() + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before this process has a folder, one of its number is another's, from before. */
  private static void sweep(Path temporary) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(temporary)) {
      folders = all.filter(LuceneListingIndexes::isLeftOver).toList();
    }
    for (Path folder : folders) {
      try {
        TextIndex.delete(folder);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "can not delete " + folder, e);
      }
    }
  }

  private static boolean isLeftOver(Path folder) {
    Matcher name = OF_PROCESS.matcher(folder.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    long process = Long.parseLong(name.group(1));
    return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
  }
}
