package io.berth.console.trial;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A host's browser without scripts: it keeps cookies, follows redirects and sends forms. */
final class Browser {
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(cookies)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI server;
  private final String language;
  private HttpResponse<String> answer;

  Browser(URI server, String language) {
    this.server = server;
    this.language = language;
  }

  Browser open(String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).GET());
  }

  /** Fills in the page's form and sends it by the button. */
  Browser submit(String form, String button, Map<String, String> typed) {
    Element element = page().getElementById(form);
    if (element == null) {
      throw new AssertionError("no form " + form + " in " + page().body().text());
    }
    Map<String, String> fields = new LinkedHashMap<>();
    element.select("input[type=hidden]").forEach(in -> fields.put(in.attr("name"), in.val()));
    fields.putAll(typed);
    Element pressed = page().getElementById(button);
    fields.put(pressed.attr("name"), pressed.val());
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(server.resolve(element.attr("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Browser signIn(String email, String password) {
    return submit("signIn", "go", Map.of("email", email, "password", password));
  }

  int status() {
    return answer.statusCode();
  }

  /** Path and query of the page that is open now. */
  String place() {
    URI uri = answer.uri();
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  Document page() {
    return Jsoup.parse(answer.body());
  }

  String text() {
    return page().body().text();
  }

  List<String> headers(String name) {
    return answer.headers().allValues(name);
  }

  String sessionId() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("berth-console"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  /** As when the server has dropped the session: the browser still sends its cookie. */
  void loseSession() {
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("berth-console"))
        .forEach(cookie -> cookie.setValue("0000unknownunknownunknown"));
  }

  private Browser send(HttpRequest.Builder request) {
    try {
      answer =
          client.send(
              request.header("Accept-Language", language).timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
