package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody at a real browser: Debian's Chromium, without a window. */
final class Browser implements AutoCloseable {
  /** Long enough for a machine that is busy with other things. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /** How a page is looked at. */
  enum Screen {
    PHONE(360, 780, true),
    DESKTOP(1280, 900, false);

    private final int width;
    private final int height;
    private final boolean mobile;

    Screen(int width, int height, boolean mobile) {
      this.width = width;
      this.height = height;
      this.mobile = mobile;
    }
  }

  private final ChromeDriver driver;
  private final String address;

  Browser(String address, String language, Screen screen) {
    this.address = address;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("berth.chromium", "/usr/bin/chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=" + language);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                Path.of(System.getProperty("berth.chromedriver", "/usr/bin/chromedriver")).toFile())
            .build();
    driver = new ChromeDriver(service, options);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", screen.width,
            "height", screen.height,
            "deviceScaleFactor", 1,
            "mobile", screen.mobile));
  }

  /** Dark or light, whatever the machine prefers; nothing moves. */
  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Where the clock of the browser is. */
  void in(ZoneId zone) {
    driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone.getId()));
  }

  /** The line to the server, cut or whole. */
  void offline(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Requests that the line refuses from now on. */
  void block(String addresses) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
  }

  /** Requests that get no answer at all from now on. */
  void swallow(String addresses) {
    driver.executeCdpCommand(
        "Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", addresses))));
  }

  /** All requests get through from now on. */
  void unblock() {
    driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of()));
  }

  /** An old phone on a plain line: its clock is fast, and it has only the randomness of old. */
  void isOldAndFastBy(Duration ahead) {
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            """
            const now = Date.now;
            Date.now = () => now() + %d;
            delete Crypto.prototype.randomUUID;
            """
                .formatted(ahead.toMillis())));
  }

  /** The next answer to such a request is lost at a proxy, which says so. */
  void loseAnswer(String path) {
    script(
        """
        const path = arguments[0];
        const send = window.fetch;
        let lost = false;
        window.fetch = async (address, options) => {
          const answer = await send(address, options);
          if (!lost && options?.method === "POST" && address.endsWith(path)) {
            lost = true;
            return new Response("", { status: 502 });
          }
          return answer;
        };
        """,
        path);
  }

  /** What is sent arrives, but nothing comes back, until {@link #mendLine}. */
  void breakLine() {
    script(
        """
        window.whole = window.fetch;
        window.fetch = async (address, options) => {
          if (options?.method === "POST") {
            await window.whole(address, options);
          }
          throw new TypeError("the line is broken");
        };
        """);
  }

  void mendLine() {
    script("window.fetch = window.whole");
  }

  /** Does something in another window of the same browser. */
  void elsewhere(Runnable action) {
    String here = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    action.run();
    driver.close();
    driver.switchTo().window(here);
  }

  /** A line like that of a phone on the way: 150 ms there and back, 1.6 Mbit/s. */
  void onTheWay() {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline", false,
            "latency", 150,
            "downloadThroughput", 200_000,
            "uploadThroughput", 94_000));
  }

  /** The session is over, but the page does not know it yet: its token is refused from now on. */
  void loseSession() {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    script(
        """
        const send = window.fetch;
        let over;
        window.fetch = (address, options = {}) => {
          const bearer = options.headers?.Authorization;
          over ??= bearer;
          return bearer && bearer === over
            ? send(address, { ...options, headers: { ...options.headers, Authorization: "Bearer over" } })
            : send(address, options);
        };
        """);
  }

  void open(String path) {
    driver.get(address + path);
  }

  void back() {
    driver.navigate().back();
  }

  void reload() {
    driver.navigate().refresh();
  }

  String path() {
    return driver.getCurrentUrl().substring(address.length());
  }

  /** The first that is shown; waits for it. */
  WebElement see(String css) {
    return until(css, () -> shown(css).findFirst().orElse(null));
  }

  /** The first that is shown and says so; waits for it. */
  WebElement see(String css, String text) {
    return until(
        css + " with " + text,
        () -> shown(css).filter(each -> plain(each).contains(text)).findFirst().orElse(null));
  }

  /** Its text; a browser writes a range of dates with thin spaces. */
  private static String plain(WebElement element) {
    return element.getText().replace('\u2009', ' ');
  }

  private java.util.stream.Stream<WebElement> shown(String css) {
    return driver.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed);
  }

  boolean sees(String css) {
    return shown(css).findAny().isPresent();
  }

  List<String> texts(String css) {
    return shown(css).map(WebElement::getText).toList();
  }

  void seeNoMore(String css) {
    until("no " + css, () -> sees(css) ? null : Boolean.TRUE);
  }

  void seePath(String pattern) {
    until("the path " + pattern, () -> path().matches(pattern) ? Boolean.TRUE : null);
  }

  void click(String css) {
    press(() -> see(css));
  }

  void click(String css, String text) {
    press(() -> see(css, text));
  }

  private void press(Supplier<WebElement> target) {
    until(
        "something to click",
        () -> {
          WebElement element = target.get();
          driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
          element.click();
          return Boolean.TRUE;
        });
  }

  void type(String css, String text) {
    WebElement field = see(css);
    field.clear();
    field.sendKeys(text);
  }

  /** Keys as somebody without a mouse presses them, wherever the focus is. */
  void keys(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  boolean hasFocus(String css) {
    return Boolean.TRUE.equals(
        script(
            "return document.activeElement !== null && document.activeElement.matches(arguments[0])",
            css));
  }

  /** Tab after Tab until the focus is there; fails if the keyboard can't come there. */
  void tabTo(String css) {
    for (int i = 0; i < 150; i++) {
      keys(Keys.TAB);
      if (hasFocus(css)) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not reach " + css + " on " + path());
  }

  Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** Nothing that shuts people out, by the rules of WCAG 2.2 AA that a program can check. */
  void isAccessible() {
    analyze(
        new AxeBuilder()
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));
  }

  /** Of those, the rules that depend on light or dark. */
  void isLegible() {
    analyze(new AxeBuilder().withRules(List.of("color-contrast", "link-in-text-block")));
  }

  /** Asks in the page itself, which has no frames, and not by way of another window. */
  @SuppressWarnings("deprecation")
  private void analyze(AxeBuilder axe) {
    List<Rule> violations = axe.setLegacyMode().analyze(driver).getViolations();
    assertThat(violations).as(() -> path() + ": " + violations).isEmpty();
  }

  /** Nothing is wider than the screen; the window of a phone grows with what is in it. */
  void fits() {
    assertThat(
            script(
                "const page = document.documentElement; return page.scrollWidth - page.clientWidth"))
        .as(() -> path() + " is wider than the screen by")
        .isEqualTo(0L);
  }

  /** Milliseconds from the request to when the largest thing that is seen at once was there. */
  long largestSeenAfter() {
    Object millis =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            new PerformanceObserver((list) => done(Math.round(list.getEntries().at(-1).startTime)))
              .observe({ type: "largest-contentful-paint", buffered: true });
            """);
    return (Long) millis;
  }

  /** Bytes of the files of a kind that this page has loaded, compressed as they came. */
  long loaded(String ending) {
    Object bytes =
        script(
            """
            const files = performance.getEntriesByType("resource")
              .filter((each) => new URL(each.name).pathname.endsWith(arguments[0]));
            const sizes = new Map(files.map((each) => [each.name, each.encodedBodySize]));
            return [...sizes.values()].reduce((sum, size) => sum + size, 0);
            """,
            ending);
    return (Long) bytes;
  }

  /** What the browser complained of; refusals by the API that a page shows are no complaint. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("the server responded with a status of"))
        .filter(message -> !message.contains("net::ERR_INTERNET_DISCONNECTED"))
        .filter(message -> !message.contains("net::ERR_BLOCKED_BY_CLIENT"))
        .toList();
  }

  /** The whole page, beyond what fits on the screen. */
  void screenshot(Path file) {
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        for (const each of document.images) each.loading = "eager";
        Promise.allSettled([...document.images].map((each) => each.decode())).then(() => done());
        """);
    Object picture =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode((String) picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T until(String what, Supplier<T> condition) {
    return new WebDriverWait(driver, SOON, Duration.ofMillis(100))
        .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
        .ignoring(org.openqa.selenium.ElementClickInterceptedException.class)
        .withMessage(
            () ->
                "not seen: %s on %s; it says: %s; it complains: %s"
                    .formatted(what, path(), said(), complaints()))
        .until(browser -> condition.get());
  }

  private String said() {
    return driver.findElement(By.tagName("main")).getText().replace('\n', ' ');
  }

  @Override
  public void close() {
    driver.quit();
  }
}
