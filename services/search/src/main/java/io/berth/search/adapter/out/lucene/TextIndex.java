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
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
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
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The words and the places of listings, in a folder of its own that ends with it. Words are never
 * read as a query language: they are analysed like the text they are looked for in.
 */
final class TextIndex implements AutoCloseable {
  private static final String NUMBER = "number";
  private static final String POINT = "point";
  private static final String SHOWN = "shown";

  /** The same text is read in both languages, since hosts mix them. */
  private static final List<String> LANGUAGES = List.of("ko", "en");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  /** What is asked for beyond them is passed over. */
  private static final int MOST_WORDS = 16;

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
   * @param wordsInTitle by number; null if that was not asked for or nothing matches
   */
  record Matches(FixedBitSet numbers, byte[] wordsInTitle) {
    int inTitle(int number) {
      return wordsInTitle[number];
    }
  }

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
    writing(() -> writer.updateDocument(new Term(NUMBER, id), document));
  }

  private static void addText(Document document, String field, String... texts) {
    Stream.of(texts)
        .filter(text -> text != null)
        .forEach(text -> document.add(new TextField(field, text, Field.Store.NO)));
  }

  /** Shows what was put. */
  void publish() {
    writing(searchers::maybeRefreshBlocking);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void writing(Writing work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AlreadyClosedException e) {
      throw new UncheckedIOException("its files could not be written before", new IOException(e));
    }
  }

  /**
   * Listings with the words and at the place of a search that names one of them.
   *
   * @param size numbers below it
   */
  Matches find(Search search, int size) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    List<Word> words = search.words() == null ? List.of() : words(search.words());
    words.forEach(word -> builder.add(word.in("title", "body"), BooleanClause.Occur.FILTER));
    if (search.words() != null && words.isEmpty()) {
      builder.add(new MatchNoDocsQuery(), BooleanClause.Occur.FILTER);
    }
    if (search.near() != null) {
      Search.Near near = search.near();
      builder.add(
          LatLonPoint.newDistanceQuery(POINT, near.lat(), near.lon(), near.withinMetres()),
          BooleanClause.Occur.FILTER);
    }
    if (search.box() != null) {
      Search.Box box = search.box();
      builder.add(
          LatLonPoint.newBoxQuery(POINT, box.south(), box.north(), box.west(), box.east()),
          BooleanClause.Occur.FILTER);
    }
    Query query = builder.build();
    boolean ranked = search.words() != null && search.sort() == Search.Sort.RELEVANCE;
    return searching(
        searcher -> {
          FixedBitSet numbers = new FixedBitSet(size);
          each(searcher, query, size, numbers::set);
          return new Matches(
              numbers,
              ranked && !numbers.scanIsEmpty() ? wordsInTitle(searcher, words, numbers) : null);
        });
  }

  /** How many of the words are in the title of each of these listings. */
  private static byte[] wordsInTitle(IndexSearcher searcher, List<Word> words, FixedBitSet numbers)
      throws IOException {
    byte[] counts = new byte[numbers.length()];
    for (Word word : words) {
      each(
          searcher,
          word.in("title"),
          counts.length,
          number -> {
            if (numbers.get(number)) {
              counts[number]++;
            }
          });
    }
    return counts;
  }

  private static void each(IndexSearcher searcher, Query query, int size, IntConsumer reader)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      org.apache.lucene.util.Bits live = leaf.reader().getLiveDocs();
      NumericDocValues numbers = leaf.reader().getNumericDocValues(NUMBER);
      DocIdSetIterator documents = scorer.iterator();
      for (int document = documents.nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = documents.nextDoc()) {
        if ((live == null || live.get(document)) && numbers.advanceExact(document)) {
          int number = (int) numbers.longValue();
          if (number < size) {
            reader.accept(number);
          }
        }
      }
    }
  }

  /** A word as each language reads it that knows it. */
  private record Word(Map<String, List<String>> termsByLanguage) {
    /** In one of the languages all of it must be there, each part in one of the texts. */
    Query in(String... texts) {
      BooleanQuery.Builder either = new BooleanQuery.Builder();
      termsByLanguage.forEach(
          (language, terms) -> {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            for (String term : terms) {
              BooleanQuery.Builder any = new BooleanQuery.Builder();
              for (String text : texts) {
                any.add(
                    new TermQuery(new Term(text + "." + language, term)),
                    BooleanClause.Occur.SHOULD);
              }
              all.add(any.build(), BooleanClause.Occur.FILTER);
            }
            either.add(all.build(), BooleanClause.Occur.SHOULD);
          });
      return either.build();
    }
  }

  /** Those that must be there: not what a language passes over, unless there is nothing else. */
  private List<Word> words(String text) {
    List<Word> words =
        SPACES
            .splitAsStream(text)
            .map(this::word)
            .filter(word -> !word.termsByLanguage().isEmpty())
            .distinct()
            .limit(MOST_WORDS)
            .toList();
    List<Word> known =
        words.stream().filter(word -> word.termsByLanguage().size() == LANGUAGES.size()).toList();
    return known.isEmpty() ? words : known;
  }

  private Word word(String text) {
    Map<String, List<String>> termsByLanguage = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      List<String> terms = terms("title." + language, text);
      if (!terms.isEmpty()) {
        termsByLanguage.put(language, terms);
      }
    }
    return new Word(termsByLanguage);
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
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
