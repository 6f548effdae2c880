package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.b2bua.Router;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.CallTransition;
import io.github.ariadne4j.callflow.observer.CallObserver;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The calls of an engine share one thread with the connection of their Asterisk, and no other work is done there. */
class EngineLoopTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch blocked = new CountDownLatch(3);

    @AfterEach
    void release() {
        released.countDown();
    }

    private void block() {
        blocked.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Router router() {
        return Router.nonBlocking(call -> DialTarget.pjsip("peer", call.dialled()));
    }

    @Test
    void calls_go_on_while_a_users_stage_and_listeners_block() throws InterruptedException {
        // Given
        CallEngine engine = started(engine(new DialAndBridge(router())).listener(new CallEngineListener() {
            @Override
            public void onStarted(io.github.ariadne4j.callflow.call.IncomingCall call) {
                block();
            }
        }));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));
        blockOnAnAnswer();
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> block());

        // When
        asterisk.call("1000").dialling("3314").place().awaitEnded();

        // Then
        blocked.await();
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.ANSWERED);
    }

    /** A dependent of a completed stage runs at once, on the thread that adds it: that must not be the thread of the test. */
    private void blockOnAnAnswer() {
        asterisk.faults().on(Operation.PING).delayReply(Duration.ofMillis(100));
        new Thread(() -> ari.asterisk().ping().thenRun(this::block)).start();
    }

    @Test
    void a_router_that_does_not_block_decides_on_the_loop_and_one_that_may_on_a_thread_of_its_own()
            throws InterruptedException {
        List<String> threads = new CopyOnWriteArrayList<>();
        Router immediate = Router.nonBlocking(call -> {
            threads.add(Thread.currentThread().getName());
            return DialTarget.pjsip("peer", call.dialled());
        });
        CallEngine engine = started(engine(new DialAndBridge(immediate)));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        asterisk.call("1000").dialling("3314").place().awaitEnded();

        theOnlyRecord(engine);
        assertThat(threads).singleElement().asString().startsWith("ari-loop");
    }

    @Test
    void the_caller_of_a_router_that_throws_on_the_loop_is_told_and_others_go_on() throws InterruptedException {
        CallEngine engine = started(engine(new DialAndBridge(Router.nonBlocking(call -> {
            throw new IllegalStateException("thrown by the router of a test");
        }))));

        SimulatedCall call = asterisk.call("1000").dialling("3314").place().awaitEnded();

        assertThat(call.hangupCause()).isEqualTo(38);
        assertThat(theOnlyRecord(engine).disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void closing_an_engine_in_the_middle_of_an_announcement_hangs_up_nothing() {
        // Given
        CallEngine engine = started(engine(call -> {
            call.answer();
            call.play(Prompt.sound("demo-congrats"));
        }));
        asterisk.faults().onEvent("PlaybackFinished").drop();
        SimulatedCall call = asterisk.call("1000").dialling("3314").place();
        asterisk.requestLog().await(Operation.PLAY_WITH_ID, 1, PATIENCE);

        // When
        engine.close();
        ari.close();

        // Then
        assertThat(call.isEnded()).isFalse();
        assertThat(asterisk.requestLog().count(Operation.HANG_UP)).isZero();
        assertThat(cdrs.records()).isEmpty();
    }

    /** Notes each observation, then throws. */
    private static final class Witness implements CallObserver {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        private void note(String what) {
            seen.add(what);
            throw new IllegalStateException("thrown by the observer of a test");
        }

        @Override
        public void onEvent(CallId call, AriEvent event, Supplier<ByteBuffer> json) {
            note(event.type()
                    + (StandardCharsets.UTF_8.decode(json.get()).toString().contains("\"type\":\"" + event.type() + '"')
                            ? " with text"
                            : ""));
        }

        @Override
        public void onTransition(CallId call, CallModel before, CallSignal signal, CallTransition transition) {
            note(nameOf(signal));
        }

        private static String nameOf(CallSignal signal) {
            if (signal instanceof CallSignal.LegSignal leg) {
                return leg.event().getClass().getSimpleName();
            }
            if (signal instanceof CallSignal.BridgeSignal bridge) {
                return bridge.event().getClass().getSimpleName();
            }
            return signal instanceof CallSignal.StoreSignal store
                    ? store.event().getClass().getSimpleName()
                    : signal.getClass().getSimpleName();
        }

        @Override
        public void onRequest(CallId call, long number, Supplier<String> text) {
            note("> " + text.get().replaceAll("(?s)\\?.*|a4j~[^/]*|[0-9.]{5,}", ""));
        }

        @Override
        public void onAnswer(CallId call, long number, Duration took, @Nullable Throwable failure) {
            note("< " + (failure == null ? "done" : failure.getMessage()));
        }

        @Override
        public void onStoreWrite(
                CallId call, String store, String operation, Duration took, @Nullable Throwable failure) {
            note(store + ' ' + operation);
        }

        @Override
        public void onCdrWrite(CallId call, String sink, Duration took, @Nullable Throwable failure) {
            note(sink + (failure == null ? " has it" : " has it not"));
        }
    }

    @Test
    void an_observer_sees_events_signals_requests_answers_and_writes_and_what_it_throws_reaches_no_call()
            throws InterruptedException {
        Witness witness = new Witness();
        CallEngine engine = started(engine(new DialAndBridge(router())).observer(witness));
        asterisk.callees().on("3314", CalleeScript.answersThenHangsUp(SHORT, SHORT));

        asterisk.call("1000").dialling("3314").place().awaitEnded();

        CallDetailRecord cdr = theOnlyRecord(engine);
        assertThat(cdr.disposition()).isEqualTo(Disposition.ANSWERED);
        await().until(() -> witness.seen.containsAll(List.of("store end", "table of CDRs has it")));
        assertThat(witness.seen)
                .contains(
                        "StasisStart with text",
                        "store admit",
                        "Admitted",
                        "> POST /ari/channels/create",
                        "< done",
                        "ChannelEntered",
                        "AnswerSeen",
                        "store update",
                        "ChannelDestroyed with text");
        assertThat(witness.seen.stream().filter(line -> line.startsWith(">")))
                .hasSameSizeAs(witness.seen.stream()
                        .filter(line -> line.startsWith("<"))
                        .toList());
    }
}
