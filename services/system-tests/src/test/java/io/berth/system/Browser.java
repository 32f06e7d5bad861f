package io.berth.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody at a real browser: Debian's Chromium, without a window. */
final class Browser implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** How a page is looked at. */
  enum Screen {
    PHONE(390, 844, true),
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

  /** Dark or light, whatever the machine prefers. */
  void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** The line to the server, cut or whole. */
  void offline(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  void open(String path) {
    driver.get(address + path);
  }

  void reload() {
    driver.navigate().refresh();
  }

  void back() {
    driver.navigate().back();
  }

  String path() {
    return driver.getCurrentUrl().substring(address.length());
  }

  String title() {
    return driver.getTitle();
  }

  /** The first that is shown; waits for it. */
  WebElement see(String css) {
    return until(css, () -> shown(css).findFirst().orElse(null));
  }

  /** The first that is shown and says so; waits for it. */
  WebElement see(String css, String text) {
    return until(
        css + " with " + text,
        () -> shown(css).filter(each -> each.getText().contains(text)).findFirst().orElse(null));
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

  /** Tab after Tab until the focus is there; fails if the keyboard can't come there. */
  void tabTo(String css) {
    for (int i = 0; i < 150; i++) {
      keys(Keys.TAB);
      Object there =
          driver.executeScript(
              "return document.activeElement !== null && document.activeElement.matches(arguments[0])",
              css);
      if (Boolean.TRUE.equals(there)) {
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
    List<Rule> violations =
        new AxeBuilder()
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze(driver)
            .getViolations();
    assertThat(violations).as(() -> path() + ": " + violations).isEmpty();
  }

  /** What the browser complained of; refusals by the API that a page shows are no complaint. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("the server responded with a status of"))
        .filter(message -> !message.contains("net::ERR_INTERNET_DISCONNECTED"))
        .toList();
  }

  void screenshot(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T until(String what, Supplier<T> condition) {
    return new WebDriverWait(driver, SOON, Duration.ofMillis(100))
        .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
        .ignoring(org.openqa.selenium.ElementClickInterceptedException.class)
        .withMessage(() -> "not seen: " + what + " on " + path() + "; it says: " + said())
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
