package io.berth.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.berth.launcher.LibertyServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The storefront alone on a real server. */
class StorefrontIT {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server =
        LibertyServer.in(Path.of("target", "service"))
            .application("storefront", Path.of("target", "storefront.war"))
            .jvmArgument("-XX:TieredStopAtLevel=1")
            .variable("berth.mailbox.url", "http://127.0.0.1:19080")
            .start();
  }

  @AfterAll
  static void end() {
    server.kill();
  }

  @ParameterizedTest
  @CsvSource({
    "'/', 'ko-KR,ko;q=0.9,en;q=0.8', ko",
    "'/', 'de,en;q=0.5', en",
    "'/start', 'ko', ko",
    "'/listings/1d2e3f4a-5b6c-4d7e-8f90-a1b2c3d4e5f6', 'ko', ko",
    "'/my', 'en', en",
    "'/', 'fr', en",
    "'/?lang=ko', 'en', ko",
    "'/?lang=xx', 'ko', ko",
    "'/index.html', 'ko', ko"
  })
  void every_page_speaks_the_readers_language(String path, String accepted, String language)
      throws Exception {
    HttpResponse<String> page = get(path, "Accept-Language", accepted);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Language")).contains(language);
    assertThat(page.headers().firstValue("Vary"))
        .hasValueSatisfying(vary -> assertThat(vary).contains("Accept-Language", "Cookie"));
    assertThat(page.body()).contains("<html lang=\"" + language + "\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/my", "/start", "/start.css", "/start.js", "/start.json", "/nowhere"})
  void nothing_foreign_is_run_or_loaded(String path) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void a_page_has_no_inline_code_and_no_foreign_address(String language) throws Exception {
    String page = get("/start?lang=" + language).body();

    assertThat(page).doesNotContainPattern("<script>|<style|\\sstyle=|\\son[a-z]+=");
    assertThat(matches(page, "(?:src|href)=\"(https?:[^\"]+)\""))
        .allMatch(address -> address.startsWith("http://127.0.0.1"));
  }

  @Test
  void both_languages_have_the_same_links_and_commands() throws Exception {
    String korean = get("/start?lang=ko").body();
    String english = get("/start?lang=en").body();

    assertThat(matches(korean, "<(\\w+)")).isEqualTo(matches(english, "<(\\w+)"));
    assertThat(matches(korean, "(?s)<pre>(.*?)</pre>"))
        .hasSize(4)
        .isEqualTo(matches(english, "(?s)<pre>(.*?)</pre>"));
  }

  @Test
  void the_one_inline_script_is_the_import_map_that_the_policy_names() throws Exception {
    HttpResponse<String> page = get("/");
    List<String> inline = matches(page.body(), "(?s)<script type=\"importmap\">(.*?)</script>");
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(inline.get(0).getBytes(StandardCharsets.UTF_8)));

    assertThat(inline).hasSize(1);
    assertThat(page.body()).doesNotContainPattern("<script>|<style|\\sstyle=|\\son[a-z]+=");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("'sha256-" + hash + "'"));
  }

  @Test
  void what_a_page_names_is_there_and_may_be_kept_for_ever() throws Exception {
    String page = get("/").body();
    List<String> files =
        new ArrayList<>(matches(page, "(?:src|href)=\"(/(?:modules|webjars)[^\"]+)\""));
    files.addAll(matches(page, "\"(/webjars/[^\"]+\\.js)\""));

    assertThat(files).hasSizeGreaterThan(8);
    for (String file : files) {
      HttpResponse<String> answer = get(file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .as(file)
          .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
    }
    assertThat(get("/modules/another/main.js").statusCode()).isEqualTo(404);
  }

  /** Else a browser finds them one after the other, a round trip each. */
  @Test
  void every_view_names_all_the_modules_that_it_imports() throws Exception {
    String main = Files.readString(Path.of("src", "main", "webapp", "app", "main.js"));
    Matcher routes =
        Pattern.compile("route\\(\"(/[^\"]*)\", .* import\\(\"\\./([^\"]+)\"\\)").matcher(main);
    Set<String> views = new TreeSet<>();
    while (routes.find()) {
      if (routes.group(1).equals("/not-found")) {
        continue;
      }
      String page = get(routes.group(1).replace(":id", "1")).body();
      Set<String> named =
          new TreeSet<>(matches(page, "<link rel=\"modulepreload\" href=\"(/modules[^\"]+)\">"));

      assertThat(page.indexOf("modulepreload")).isGreaterThan(page.indexOf("\"importmap\""));
      assertThat(named).anyMatch(each -> each.endsWith(routes.group(2)));
      for (String module : named) {
        HttpResponse<String> text = get(module);
        assertThat(text.statusCode()).as(module).isEqualTo(200);
        for (String imported : matches(text.body(), "(?:from|import) \"(\\.[^\"]+)\"")) {
          assertThat(named).contains(URI.create(module).resolve(imported).getPath());
        }
      }
      views.add(routes.group(2));
    }
    assertThat(views).hasSizeGreaterThan(7);
  }

  @Test
  void every_text_that_the_modules_ask_for_is_there_in_both_languages() throws Exception {
    Path app = Path.of("src", "main", "webapp", "app");
    ObjectMapper mapper = new ObjectMapper();
    Set<String> korean = names(mapper.readTree(app.resolve("text/ko.json").toFile()));
    Set<String> english = names(mapper.readTree(app.resolve("text/en.json").toFile()));

    assertThat(korean).isEqualTo(english);
    try (Stream<Path> files = Files.walk(app)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".js")).toList()) {
        for (String key :
            matches(Files.readString(file), "\\bt(?:Or)?\\(\\s*[\"`]([^\"`]*)[\"`]")) {
          String known = key.replaceFirst("\\$\\{.*", "");
          assertThat(english)
              .as(file + " asks for " + key)
              .anyMatch(
                  name ->
                      known.equals(key)
                          ? name.equals(key) || name.equals(key + ".other")
                          : name.startsWith(known));
        }
      }
    }
  }

  private static Set<String> names(JsonNode texts) {
    Set<String> names = new TreeSet<>();
    texts.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void the_page_learns_where_the_mailbox_is() throws Exception {
    assertThat(get("/start.json").body())
        .isEqualTo("{\"demo\":true,\"mailbox\":\"http://127.0.0.1:19080\"}");
  }

  @Test
  void people_and_programs_are_told_that_nothing_is_there() throws Exception {
    HttpResponse<String> page = get("/nowhere", "Accept-Language", "ko");
    HttpResponse<String> problem = get("/api/reviews?listingId=1");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<html lang=\"ko\">").doesNotContain("SRVE");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.body()).contains("urn:berth:problem:no-such-service");
  }

  @Test
  void the_pages_files_are_read_in_no_other_way() throws Exception {
    assertThat(get("/WEB-INF/pages/start.ko.html").statusCode()).isEqualTo(404);
  }

  private static List<String> matches(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
