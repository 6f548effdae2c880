package io.github.ariadne4j.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.ari.transport.StallMonitor;
import io.github.ariadne4j.callflow.HostileTexts;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Requests with hostile texts: none is returned as markup or in a header, and none adds a line to the log. */
class HostileRequestsTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private static final List<String> TEXTS = HostileTexts.all();
    private static final Set<Integer> STATUSES = Set.of(200, 400, 404, 405, 414, 431);

    /** Logs stacks, which have several lines, when the machine is busy. */
    private static final String STALLS = StallMonitor.class.getName();

    private final Logger everything = (Logger) LoggerFactory.getLogger("io.github.ariadne4j");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final RunningDashboard dashboard = new RunningDashboard(ASTERISK.simulator());

    @AfterEach
    void close() {
        everything.detachAppender(logged);
        everything.setLevel(null);
        dashboard.close();
    }

    @Test
    void no_text_comes_back_as_markup_or_splits_a_line() throws Exception {
        // Given
        logged.list = Collections.synchronizedList(new ArrayList<>());
        logged.start();
        everything.setLevel(Level.INFO);
        everything.addAppender(logged);
        String csrf = dashboard.csrf();

        // When, then
        for (int at = 0; at < TEXTS.size(); at++) {
            String text = TEXTS.get(at);
            assertHarmless(text, ask(at % 6, encoded(text), csrf));
        }
        assertThat(List.copyOf(logged.list))
                .filteredOn(event -> !event.getLoggerName().equals(STALLS))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage()).matches("[^\\p{Cc}\\p{Zl}\\p{Zp}]*"));
    }

    /** Sends a text in one of the places of a request. */
    private HttpResponse<String> ask(int place, String text, String csrf) throws IOException, InterruptedException {
        return switch (place) {
            case 0 -> dashboard.get("/api/calls/" + text);
            case 1 -> dashboard.get("/calls/" + text);
            case 2 -> dashboard.get("/call/" + text);
            case 3 -> dashboard.get("/calls?numbers=" + text);
            case 4 -> dashboard.get("/static/" + text);
            default -> post("/api/calls/" + text + "/hangup", csrf);
        };
    }

    /**
     * Repeats a request that was sent on a kept connection when the server closed it; the JDK's client repeats only
     * GET.
     */
    private HttpResponse<String> post(String path, String csrf) throws IOException, InterruptedException {
        try {
            return dashboard.post(path, csrf);
        } catch (IOException closed) {
            return dashboard.post(path, csrf);
        }
    }

    private static void assertHarmless(String text, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(text).isIn(STATUSES);
        answer.headers()
                .map()
                .forEach((name, values) -> assertThat(values).as(name).noneMatch(value -> isIn(value, text)));
        if (isMarkup(text)) {
            assertThat(answer.body()).doesNotContain(text);
        }
    }

    /** Ignores short texts, which can be in a header by chance. */
    private static boolean isIn(String value, String text) {
        return text.length() > 8 && value.contains(text);
    }

    private static boolean isMarkup(String text) {
        return text.contains("<") || text.contains("\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
