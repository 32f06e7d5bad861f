package io.berth.storefront;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages, one file for each language, below {@code WEB-INF/pages}. */
final class Pages {
  /** Stands in a page for the version of this installation's modules and styles. */
  private static final String VERSION = "{{modules}}";

  /**
   * Stands in a page for the modules that it begins with and all that they import. It stands after
   * the import map, which a browser ignores once it has begun to load modules.
   */
  private static final String PRELOADS = "{{preloads}}";

  private static final Pattern INLINE =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private static final String POLICY =
      "default-src 'none'; script-src 'self'%s; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** What files and pages that run no inline script are allowed. */
  static final String STRICT_POLICY = POLICY.formatted("");

  private static final Map<String, Page> READ = new ConcurrentHashMap<>();

  private Pages() {}

  private record Page(byte[] text, String policy) {}

  /**
   * Answers with a page.
   *
   * @param modules what it begins with, as paths below {@code /app}
   */
  static void show(
      String page, HttpServletRequest request, HttpServletResponse response, String... modules)
      throws ServletException, IOException {
    String language = Language.of(request).code();
    String name = page + "." + language;
    Page found =
        READ.computeIfAbsent(
            name + " " + String.join(" ", modules),
            key -> read(name, request.getServletContext(), modules));
    response.setContentType("text/html; charset=UTF-8");
    response.setHeader("Content-Language", language);
    response.setHeader("Vary", "Accept-Language, Cookie");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Content-Security-Policy", found.policy());
    response.getOutputStream().write(found.text());
  }

  private static Page read(String name, ServletContext context, String... modules) {
    String file = "/WEB-INF/pages/" + name + ".html";
    try (InputStream in = context.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace(PRELOADS, preloads(context, modules))
              .replace(VERSION, ModulesFilter.version(context));
      String hashes = INLINE.matcher(text).results().map(Pages::hash).collect(Collectors.joining());
      return new Page(text.getBytes(StandardCharsets.UTF_8), POLICY.formatted(hashes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String preloads(ServletContext context, String... modules) {
    return ModuleImports.closure(context, modules).stream()
        .map(
            module ->
                "<link rel=\"modulepreload\" href=\"/modules/" + VERSION + "/" + module + "\">")
        .collect(Collectors.joining("\n    "));
  }

  private static String hash(MatchResult script) {
    byte[] text = script.group(1).getBytes(StandardCharsets.UTF_8);
    return " 'sha256-" + Base64.getEncoder().encodeToString(sha256().digest(text)) + "'";
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
