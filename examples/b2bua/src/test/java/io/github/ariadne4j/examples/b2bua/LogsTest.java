package io.github.ariadne4j.examples.b2bua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.examples.b2bua.lifecycle.Shutdown;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatorSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogsTest {
    private static final String CANARY = "canary-of-a-password";
    private static final String CALLER = "441234567890";
    private static final String CALLEE = "3319876543";

    @TempDir
    private Path folder;

    private final AriSimulator asterisk =
            AriSimulator.start(SimulatorSettings.defaults().withLogin("b2bua", CANARY));
    private final Shutdown shutdown = new Shutdown();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.github.ariadne4j");
    private final Level levelOfRoot = root.getLevel();
    private final Level levelOfOurs = ours.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        environment.put("ARI_URL", asterisk.uri().toString());
        environment.put("ARI_PASSWORD", CANARY);
        environment.put("CDR_USERNAME", "sa");
        environment.put("CDR_PASSWORD", CANARY);
        environment.put("ROUTES", "_3X.=PJSIP/{number}@callees");
        environment.put("HTTP_PORT", "0");
        ours.setLevel(Level.INFO);
        log.list = Collections.synchronizedList(new ArrayList<>());
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(levelOfRoot);
        ours.setLevel(levelOfOurs);
        asterisk.close();
    }

    /** As it is, and as the header of a request has it. */
    private static void holdsNoSecret(String text) {
        String login = Base64.getEncoder().encodeToString(("b2bua:" + CANARY).getBytes(StandardCharsets.UTF_8));
        assertThat(text).doesNotContain(CANARY, login).doesNotContainPattern("\"digit\"\\s*:\\s*\"[0-9A-D#*]\"|digit=");
    }

    private CompletableFuture<Integer> started() {
        return CompletableFuture.supplyAsync(this::run, task -> new Thread(task, "main-under-test").start());
    }

    private String page(String path) throws Exception {
        Matcher ready = await("the log tells the port")
                .until(
                        () -> Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/ shows")
                                .matcher(text()),
                        Matcher::find);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(ready.group(1) + path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private int run() {
        PrintStream printer = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Main(environment, folder, printer, printer).run(shutdown);
    }

    private void oneCall() {
        CompletableFuture<Integer> running = started();
        asterisk.awaitApplication("b2bua");
        asterisk.call(CALLER).dialling(CALLEE).place().awaitAnswered().hangUp();
        await().until(() -> text().contains("ended: from"));
        shutdown.ask("the test is over");
        assertThat(running.join()).isEqualTo(Main.WELL);
    }

    private String text() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getLoggerName()
                        + ' '
                        + event.getFormattedMessage()
                        + ' '
                        + event.getMDCPropertyMap()
                        + ' '
                        + thrown(event))
                .collect(Collectors.joining("\n"));
    }

    private static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    @Test
    void a_call_is_two_lines_with_its_id_and_without_numbers() {
        oneCall();

        List<ILoggingEvent> lines = List.copyOf(log.list).stream()
                .filter(event -> event.getLoggerName().endsWith("CallLog"))
                .toList();
        assertThat(lines).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO, Level.INFO);
        assertThat(lines.get(0).getFormattedMessage()).startsWith("started: from **********90 to ********43 through ");
        assertThat(lines.get(1).getFormattedMessage()).startsWith("ended: from **********90 to ********43, ANSWERED, ");
        assertThat(lines.get(0).getMDCPropertyMap().get("call"))
                .isNotBlank()
                .isEqualTo(lines.get(1).getMDCPropertyMap().get("call"));
        assertThat(text()).doesNotContain(CALLER, CALLEE);
    }

    @Test
    void numbers_are_shown_when_asked_for() {
        environment.put("LOG_NUMBERS", "clear");

        oneCall();

        assertThat(text()).contains("started: from " + CALLER + " to " + CALLEE);
    }

    @Test
    void no_password_and_no_digit_is_in_any_log_or_page_even_at_trace_and_with_numbers() throws Exception {
        root.setLevel(Level.TRACE);
        ours.setLevel(Level.TRACE);
        environment.put("LOG_NUMBERS", "clear");
        CompletableFuture<Integer> running = started();
        asterisk.awaitApplication("b2bua");
        SimulatedCall call = asterisk.call(CALLER).dialling(CALLEE).place().awaitAnswered();
        call.press("97531#");
        call.hangUp();
        await().until(() -> text().contains("ended: from"));
        String list = page("/calls?numbers=clear");
        String id = new ObjectMapper().readTree(list).at("/calls/0/id").asText();
        StringBuilder pages = new StringBuilder(list);
        for (String form : List.of("", ".jsonl", ".mmd", ".java")) {
            pages.append(page("/calls/" + id + form + "?numbers=clear"));
        }
        pages.append(page("/metrics")).append(page("/healthz"));
        shutdown.ask("the test is over");
        assertThat(running.join()).isEqualTo(Main.WELL);

        assertThat(text()).contains("io.netty");
        assertThat(pages).contains(CALLER, "StasisStart");
        holdsNoSecret(text() + said.toString(StandardCharsets.UTF_8) + pages);
    }

    @Test
    void nor_in_what_is_said_of_a_database_that_is_away() {
        root.setLevel(Level.TRACE);
        ours.setLevel(Level.TRACE);
        environment.put("CDR_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/b2bua?password=" + CANARY);
        environment.put("REDIS_URL", "redis://:" + CANARY + "@127.0.0.1:1");
        CompletableFuture<Integer> running = started();

        await().until(() -> text().contains("trying again until it succeeds"));
        shutdown.ask("the test is over");

        assertThat(running.join()).isEqualTo(Main.WELL);
        holdsNoSecret(text() + said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void nor_in_what_ends_a_start_whose_passwords_are_refused_or_whose_urls_are_wrong() {
        environment.put("ARI_PASSWORD", "another-" + CANARY);
        assertThat(run()).isEqualTo(Main.WRONG_SETTING);
        environment.put("ARI_URL", "ftp://b2bua:" + CANARY + "@localhost");
        assertThat(run()).isEqualTo(Main.WRONG_SETTING);
        environment.put("ARI_URL", asterisk.uri().toString());
        environment.put("REDIS_URL", "http://:" + CANARY + "@localhost");
        assertThat(run()).isEqualTo(Main.WRONG_SETTING);
        environment.remove("REDIS_URL");
        environment.put("CDR_JDBC_URL", "mysql://localhost/b2bua?password=" + CANARY);
        assertThat(run()).isEqualTo(Main.WRONG_SETTING);

        assertThat(said.toString(StandardCharsets.UTF_8)).hasLineCount(4);
        holdsNoSecret(text() + said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_format_that_there_is_not_is_one_line_and_status_2() {
        environment.put("LOG_FORMAT", "xml");

        assertThat(run()).isEqualTo(Main.WRONG_SETTING);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("LOG_FORMAT", "text or json")
                .hasLineCount(1);
    }

    @Test
    void a_line_is_a_json_object_with_the_id_of_its_call_by_a_switch() throws Exception {
        JsonNode line = new ObjectMapper().readTree(logged("json", "a\nforged line"));

        assertThat(line.get("level").asText()).isEqualTo("INFO");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("a\nforged line");
        assertThat(line.at("/mdc/call").asText()).isEqualTo("call-7");
    }

    @Test
    void a_line_of_text_has_the_id_of_its_call() throws Exception {
        assertThat(logged("text", "a\nforged line"))
                .contains(" INFO  CallLog - [call-7] a forged line")
                .hasLineCount(1);
    }

    /** What the application's own configuration writes. */
    private static String logged(String format, String message) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        context.putProperty("LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        MDC.put("call", "call-7");
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            configurator.doConfigure(Objects.requireNonNull(CallLog.class.getResource("/logback.xml")));
            context.getLogger(CallLog.class).info(message);
        } finally {
            System.setOut(before);
            MDC.remove("call");
            context.stop();
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
