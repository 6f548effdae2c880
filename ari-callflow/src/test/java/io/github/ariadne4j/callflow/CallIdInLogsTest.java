package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Flows, listeners and log lines of the engine have the id of their call in the MDC. */
class CallIdInLogsTest extends EngineOnSimulator {
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    private void note(String where) {
        seen.add(where + ' ' + MDC.get("call"));
    }

    private final class Told implements CallEngineListener {
        private final boolean mayBlock;

        Told(boolean mayBlock) {
            this.mayBlock = mayBlock;
        }

        @Override
        public boolean mayBlock() {
            return mayBlock;
        }

        @Override
        public void onStarted(IncomingCall call) {
            note(mayBlock ? "listener" : "direct listener");
        }

        @Override
        public void onEnded(CallDetailRecord cdr) {
            note("end");
        }
    }

    private DialTarget routed(IncomingCall call) {
        note("flow");
        return DialTarget.pjsip("peer", call.dialled());
    }

    @Test
    void flows_and_listeners_of_two_calls_have_each_its_own() throws InterruptedException {
        Router blocking = this::routed;
        CallEngine engine = started(
                engine(new DialAndBridge(blocking)).listener(new Told(false)).listener(new Told(true)));

        for (int number = 0; number < 2; number++) {
            asterisk.call("1000").dialling("3314").place().awaitAnswered().hangUp();
        }

        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        await().until(() ->
                seen.stream().filter(entry -> entry.startsWith("end")).count() == 4);
        List<String> calls =
                cdrs.records().stream().map(cdr -> cdr.callId().toString()).toList();
        assertThat(calls).hasSize(2);
        assertThat(seen).allSatisfy(entry -> assertThat(calls).contains(entry.substring(entry.lastIndexOf(' ') + 1)));
        for (String where : List.of("flow", "listener", "direct listener", "end")) {
            assertThat(seen).contains(where + ' ' + calls.get(0), where + ' ' + calls.get(1));
        }
    }

    @Test
    void what_the_engine_logs_of_a_call_has_its_id() throws InterruptedException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.ariadne4j.callflow");
        Level before = logger.getLevel();
        log.list = Collections.synchronizedList(new ArrayList<>());
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.DEBUG);
        try {
            CallEngine engine = started(engine(call -> {
                throw new IllegalStateException("thrown by the flow of a test");
            }));

            asterisk.call("1000").dialling("3314").place().awaitEnded();

            String call = theOnlyRecord(engine).callId().toString();
            List<ILoggingEvent> told = List.copyOf(log.list).stream()
                    .filter(line -> line.getFormattedMessage().startsWith("call " + call)
                            || line.getFormattedMessage().startsWith("the flow of call " + call))
                    .toList();
            assertThat(told).extracting(ILoggingEvent::getLevel).contains(Level.DEBUG, Level.ERROR);
            assertThat(told)
                    .allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsEntry("call", call));
        } finally {
            logger.setLevel(before);
            logger.detachAppender(log);
        }
    }
}
