package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.testkit.LoggedRequest;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Callers whose INVITEs have hostile texts: the effect on requests to Asterisk, CDRs and the log. */
class InjectionOnTheWireTest extends EngineOnSimulator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = HostileTexts.all();

    /** The number of fields of a call. */
    private static final int FIELDS = 4;

    private static final int AT_ONCE = 50;
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}]*");
    private static final Pattern ENDPOINT = Pattern.compile("PJSIP/\\+?[0-9A-Za-z*#._-]{1,64}@peer");
    private static final Pattern PATH = Pattern.compile("/?[a-z]+(/[0-9A-Za-z._~%-]+)*");
    private static final Pattern READ_OR_SET = Pattern.compile("PJSIP_HEADER\\(read,[0-9A-Za-z.!%*_+`'~-]{1,64}\\)"
            + "|TIMEOUT\\(absolute\\)|(CHANNEL|CALLERID|CONNECTEDLINE|REDIRECTING)\\([0-9A-Za-z_,-]{1,80}\\)"
            + "|[A-Za-z_][0-9A-Za-z_]{0,79}");
    private static final Set<String> VARIABLES = Set.of(
            "A4J_CALL",
            "TIMEOUT(absolute)",
            "NAME",
            "CHANNEL(accountcode)",
            "PJSIP_HEADER(add,X-Name)",
            "PJSIP_HEADER(add,X-Copied)",
            "CONNECTEDLINE(priv-num,i)",
            "CONNECTEDLINE(priv-name,i)",
            "CONNECTEDLINE(priv-pres,i)");

    private final Logger everything = (Logger) LoggerFactory.getLogger("io.github.ariadne4j.callflow");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.list = Collections.synchronizedList(new ArrayList<>());
        logged.start();
        everything.setLevel(Level.DEBUG);
        everything.setAdditive(false);
        everything.addAppender(logged);
        asterisk.callees().otherwise(CalleeScript.busy());
    }

    @AfterEach
    void stopListening() {
        everything.detachAppender(logged);
        everything.setAdditive(true);
        everything.setLevel(null);
    }

    @Test
    void no_text_of_an_invite_becomes_syntax_of_a_request_or_a_second_line_of_the_log() throws InterruptedException {
        // Given
        CallEngine engine = started(engine(new DialAndBridge(Router.nonBlocking(InjectionOnTheWireTest::route))
                .accepting(Pattern.compile(".*", Pattern.DOTALL))));

        // When
        List<SimulatedCall> calls = new ArrayList<>();
        for (int text = 0; text < TEXTS.size(); text += FIELDS) {
            calls.add(place(text));
            if (calls.size() % AT_ONCE == 0) {
                calls.get(calls.size() - 1).awaitEnded();
            }
        }
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();

        // Then
        assertThat(cdrs.records()).hasSize(calls.size());
        assertThat(asterisk.requestLog().requests()).hasSizeGreaterThan(calls.size());
        asterisk.requestLog().requests().forEach(InjectionOnTheWireTest::assertClean);
        assertThat(logged.list).isNotEmpty();
        assertOneLineEach();
    }

    private SimulatedCall place(int first) {
        return asterisk.call(text(first))
                .dialling(text(first + 1))
                .withAccount(text(first + 2))
                .withHeader("X-Copied", text(first + 3))
                .place();
    }

    private static String text(int at) {
        return TEXTS.get(at % TEXTS.size());
    }

    /** A route with the texts of the caller in each place that takes one. */
    private static Route route(IncomingCall call) {
        DialOptions options = DialOptions.NONE.withCopiedHeader("X-Copied");
        options =
                tried(options, known -> known.withHeader("X-Name", call.caller().number()));
        options = tried(options, known -> known.withVariable("NAME", call.dialled()));
        options = tried(options, known -> known.withAccount(call.account()));
        options = tried(
                options, known -> known.withCallerId(OutboundCallerId.of("100").named(call.account())));
        String number = DialledNumber.tryParse(call.dialled())
                .map(DialledNumber::number)
                .orElse("3314");
        return DialTarget.pjsip("peer", number).with(options);
    }

    private static DialOptions tried(DialOptions options, UnaryOperator<DialOptions> change) {
        try {
            return change.apply(options);
        } catch (IllegalArgumentException refused) {
            return options;
        }
    }

    @Test
    void no_text_that_a_flow_hands_to_a_verb_becomes_syntax_of_a_request() throws InterruptedException {
        // Given
        CountDownLatch done = new CountDownLatch(1);
        CallEngine engine = started(engine(call -> {
            try {
                TEXTS.forEach(text -> sayEverything(call, text));
            } finally {
                done.countDown();
            }
        }));

        // When
        SimulatedCall caller = asterisk.call("1000").dialling("100").place();

        // Then
        assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        caller.awaitEnded();
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.requestLog().requests().forEach(InjectionOnTheWireTest::assertClean);
        assertOneLineEach();
    }

    private static void sayEverything(Call call, String text) {
        tried(() -> call.header(text));
        tried(() -> call.variable(text));
        tried(() -> call.dial(DialTarget.pjsip("peer", text)));
        tried(() -> call.note("text", text));
    }

    private static void tried(Runnable verb) {
        try {
            verb.run();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).matches(ONE_LINE);
        }
    }

    private static void assertClean(LoggedRequest request) {
        assertThat(request.path()).matches(PATH);
        request.query().forEach((name, value) -> {
            assertThat(name).matches("[A-Za-z_]+");
            assertThat(value).matches(ONE_LINE);
        });
        if (request.query().containsKey("variable")) {
            assertThat(request.parameter("variable")).matches(READ_OR_SET);
        }
        JsonNode body = body(request);
        String endpoint = body.path("endpoint").asText(request.parameter("endpoint"));
        if (!endpoint.isEmpty()) {
            assertThat(endpoint).matches(ENDPOINT);
        }
        body.path("variables").properties().forEach(InjectionOnTheWireTest::assertCleanVariable);
    }

    private static void assertCleanVariable(Map.Entry<String, JsonNode> variable) {
        assertThat(variable.getKey()).isIn(VARIABLES);
        assertThat(variable.getValue().asText()).matches(ONE_LINE);
    }

    private static JsonNode body(LoggedRequest request) {
        try {
            return request.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(request.body(), e);
        }
    }

    private void assertOneLineEach() {
        for (ILoggingEvent event : List.copyOf(logged.list)) {
            assertThat(event.getFormattedMessage()).matches(ONE_LINE);
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                assertThat("" + thrown.getMessage()).matches(ONE_LINE);
            }
        }
    }
}
