package io.berth.search.adapter.out.lucene;

import io.berth.search.application.Search;
import io.berth.search.domain.Listing;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * The words and the places of listings, in a folder of its own that ends with it. Words are never
 * read as a query language: they are analysed like the text they are looked for in.
 */
final class TextIndex implements AutoCloseable {
  private static final String NUMBER = "number";
  private static final String POINT = "point";
  private static final String SHOWN = "shown";
  private static final float TITLE_COUNTS = 3;

  /** The same text is read in both languages, since hosts mix them. */
  private static final List<String> LANGUAGES = List.of("ko", "en");

  private final Analyzer analyzer =
      new PerFieldAnalyzerWrapper(
          new KoreanAnalyzer(),
          Map.of("title.en", new EnglishAnalyzer(), "body.en", new EnglishAnalyzer()));
  private final Path folder;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  TextIndex(Path folder) {
    this.folder = folder;
    try {
      writer =
          new IndexWriter(
              new MMapDirectory(folder), new IndexWriterConfig(analyzer).setRAMBufferSizeMB(32));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What matches.
   *
   * @param numbers of listings
   * @param relevance how well each matches; greater is better
   */
  record Matches(int[] numbers, float[] relevance, int count) {}

  /** Takes the newest text of a listing. */
  void put(int number, Listing listing, byte[] shown) {
    Document document = new Document();
    String id = Integer.toString(number);
    document.add(new StringField(NUMBER, id, Field.Store.NO));
    document.add(new NumericDocValuesField(NUMBER, number));
    document.add(new StoredField(SHOWN, new BytesRef(shown)));
    for (String language : LANGUAGES) {
      addText(document, "title." + language, listing.title().ko(), listing.title().en());
      addText(
          document,
          "body." + language,
          listing.description().ko(),
          listing.description().en(),
          listing.place().address());
    }
    if (listing.place().lat() != null) {
      document.add(new LatLonPoint(POINT, listing.place().lat(), listing.place().lon()));
    }
    try {
      writer.updateDocument(new Term(NUMBER, id), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addText(Document document, String field, String... texts) {
    Stream.of(texts)
        .filter(text -> text != null)
        .forEach(text -> document.add(new TextField(field, text, Field.Store.NO)));
  }

  /** Shows what was put. */
  void publish() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Listings with the words and at the place of a search that names one of them. */
  Matches find(Search search) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (search.words() != null) {
      query.add(words(search.words()), BooleanClause.Occur.MUST);
    }
    if (search.near() != null) {
      Search.Near near = search.near();
      query.add(
          LatLonPoint.newDistanceQuery(POINT, near.lat(), near.lon(), near.withinMetres()),
          BooleanClause.Occur.FILTER);
    }
    if (search.box() != null) {
      Search.Box box = search.box();
      query.add(
          LatLonPoint.newBoxQuery(POINT, box.south(), box.north(), box.west(), box.east()),
          BooleanClause.Occur.FILTER);
    }
    boolean ranked = search.words() != null && search.sort() == Search.Sort.RELEVANCE;
    return searching(searcher -> all(searcher, query.build(), ranked));
  }

  private static Matches all(IndexSearcher searcher, Query query, boolean ranked)
      throws IOException {
    ScoreMode mode = ranked ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    Weight weight = searcher.createWeight(searcher.rewrite(query), mode, 1);
    int[] numbers = new int[256];
    float[] relevance = new float[ranked ? 256 : 0];
    int count = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      org.apache.lucene.util.Bits live = leaf.reader().getLiveDocs();
      NumericDocValues numbersOfLeaf = leaf.reader().getNumericDocValues(NUMBER);
      DocIdSetIterator documents = scorer.iterator();
      for (int document = documents.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = documents.nextDoc()) {
        if (live != null && !live.get(document)) {
          continue;
        }
        numbers = ArrayUtil.grow(numbers, count + 1);
        if (ranked) {
          relevance = ArrayUtil.grow(relevance, count + 1);
          relevance[count] = scorer.score();
        }
        numbersOfLeaf.advanceExact(document);
        numbers[count++] = (int) numbersOfLeaf.longValue();
      }
    }
    return new Matches(numbers, relevance, count);
  }

  /** All words must be there, as one of the languages reads them. */
  private Query words(String words) {
    List<Query> byLanguage = new ArrayList<>();
    for (String language : LANGUAGES) {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      for (String term : terms("title." + language, words)) {
        all.add(
            new DisjunctionMaxQuery(
                List.of(
                    new BoostQuery(
                        new TermQuery(new Term("title." + language, term)), TITLE_COUNTS),
                    new TermQuery(new Term("body." + language, term))),
                0),
            BooleanClause.Occur.MUST);
      }
      BooleanQuery query = all.build();
      if (!query.clauses().isEmpty()) {
        byLanguage.add(query);
      }
    }
    return byLanguage.isEmpty()
        ? new MatchNoDocsQuery("no word that could be looked for")
        : new DisjunctionMaxQuery(byLanguage, 0);
  }

  private List<String> terms(String field, String words) {
    List<String> terms = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream(field, new StringReader(words))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms.stream().distinct().toList();
  }

  /** What is shown of listings, by their numbers. */
  Map<Integer, byte[]> shown(List<Integer> numbers) {
    return searching(
        searcher -> {
          Map<Integer, byte[]> shown = new LinkedHashMap<>();
          for (int number : numbers) {
            TopDocs found =
                searcher.search(new TermQuery(new Term(NUMBER, Integer.toString(number))), 1);
            if (found.scoreDocs.length == 1) {
              BytesRef bytes =
                  searcher.storedFields().document(found.scoreDocs[0].doc).getBinaryValue(SHOWN);
              shown.put(
                  number,
                  ArrayUtil.copyOfSubArray(bytes.bytes, bytes.offset, bytes.offset + bytes.length));
            }
          }
          return shown;
        });
  }

  /** How much room it takes, in bytes. */
  long size() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Searching<T> {
    T with(IndexSearcher searcher) throws IOException;
  }

  private <T> T searching(Searching<T> work) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return work.with(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.rollback();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
