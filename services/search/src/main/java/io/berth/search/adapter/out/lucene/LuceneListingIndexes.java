package io.berth.search.adapter.out.lucene;

import io.berth.search.application.port.ListingIndex;
import io.berth.search.application.port.ListingIndexes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Indexes in folders of the process's own, in the folder for temporary files. */
@ApplicationScoped
public class LuceneListingIndexes implements ListingIndexes {
  @Override
  public ListingIndex open() {
    try {
      return new LuceneListingIndex(Files.createTempDirectory("berth-search-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
