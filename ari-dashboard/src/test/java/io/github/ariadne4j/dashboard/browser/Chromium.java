package io.github.ariadne4j.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium in headless mode. Each page records injected scripts that ran, and violations of its content
 * security policy.
 */
public final class Chromium implements AutoCloseable {
    private static final String BROWSER = "chromium";
    private static final String DRIVER = "chromedriver";
    private static final String WHAT_TO_INSTALL =
            " is not installed: ./run setup installs it, or apt-get install chromium chromium-driver";
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** Runs before the scripts of a page. */
    private static final String WATCH = """
            window.ran = 0;
            window.refused = [];
            window.alert = window.confirm = window.prompt = () => { window.ran++; };
            document.addEventListener('securitypolicyviolation', (e) => window.refused.push(e.violatedDirective + ' ' + e.blockedURI));
            """;

    /** It warns of newer browsers. Kept in a field, since an unreferenced logger loses its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts the browser; fails if it is missing, with the package to install. */
    public static Chromium start() {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program(BROWSER));
        // As root it does not start with its sandbox; containers have little shared memory.
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program(DRIVER))
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        Chromium chromium = new Chromium(new ChromeDriver(service, options));
        chromium.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        return chromium.size(1280, 860).scheme("light");
    }

    private static File program(String name) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            File program = new File(folder, name);
            if (program.canExecute()) {
                return program;
            }
        }
        throw new AssertionError(name + WHAT_TO_INSTALL);
    }

    /** Shows a page. */
    public Chromium open(URI page) {
        driver.get(page.toString());
        return this;
    }

    /** Gives the page this size, in CSS pixels. */
    public Chromium size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Prefers {@code light} or {@code dark}. */
    public Chromium scheme(String scheme) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    /** Saves what a link downloads in this folder. */
    public Chromium downloadInto(Path folder) {
        command(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        folder.toAbsolutePath().toString()));
        return this;
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** The value of a JavaScript function's body. */
    public Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The one element that this selector finds; waits for it. */
    public WebElement find(String selector) {
        await(selector).until(() -> !all(selector).isEmpty());
        return driver.findElement(By.cssSelector(selector));
    }

    /** The elements that this selector finds now. */
    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The texts of the elements that this selector finds now, including invisible ones. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String selector) {
        return (List<String>)
                ask("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector);
    }

    /** Waits until the texts satisfy this. */
    public void awaitTexts(String selector, TextsAssertion assertion) {
        await(selector).untilAsserted(() -> assertion.on(texts(selector)));
    }

    /** An assertion about texts. */
    @FunctionalInterface
    public interface TextsAssertion {
        /** Throws an {@link AssertionError} if it does not hold. */
        void on(List<String> texts);
    }

    private static ConditionFactory await(String selector) {
        return Awaitility.await(selector)
                .atMost(SHOWN_WITHIN)
                .ignoreExceptionsInstanceOf(StaleElementReferenceException.class);
    }

    /** Clicks in the middle of an element. */
    public Chromium click(String selector) {
        await(selector).until(() -> {
            find(selector).click();
            return true;
        });
        return this;
    }

    /** Types into the focused element. */
    public Chromium type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** Presses Tab until an element of this selector has the focus; fails after a hundred times. */
    public Chromium tabTo(String selector) {
        List<Object> reached = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (Boolean.TRUE.equals(ask("return document.activeElement.matches(arguments[0])", selector))) {
                return this;
            }
            type(Keys.TAB);
            reached.add(ask("return document.activeElement.outerHTML.slice(0, 60)"));
        }
        throw new AssertionError("the Tab key does not reach " + selector + ", but " + reached);
    }

    /** Saves a screenshot in {@code target/screenshots}. */
    public Path screenshot(String name) {
        try {
            return Files.write(
                    Files.createDirectories(SCREENSHOTS).resolve(name + ".png"),
                    driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asserts that no injected script ran, that the policy was not violated, and that the console is empty. */
    public void assertNothingRan() {
        assertThat(ask("return window.ran")).as("scripts that ran").isEqualTo(0L);
        assertThat(ask("return window.refused")).as("refused by the policy").isEqualTo(List.of());
        assertThat(forgetMessages()).as("console").isEmpty();
    }

    /** Returns and clears the messages of the console. */
    public List<String> forgetMessages() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Asserts that the page does not scroll horizontally. */
    public void assertNoSidewaysScrolling() {
        assertThat((long) ask("return document.documentElement.scrollWidth - innerWidth"))
                .as("pixels beyond the right edge")
                .isNotPositive();
    }

    /** Asserts that all visible texts have the contrast of WCAG AA, in light and dark mode. */
    public void assertContrast() {
        for (String scheme : List.of("dark", "light")) {
            scheme(scheme);
            assertThat(ask(TestResource.text("contrast.js")))
                    .as("texts that are too faint, " + scheme)
                    .isEqualTo(List.of());
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
