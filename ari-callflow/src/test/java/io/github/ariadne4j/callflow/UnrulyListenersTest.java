package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls continue when a listener throws or blocks. */
class UnrulyListenersTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int CALLS = 100;

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger blocked = new AtomicInteger();

    @AfterEach
    void release() {
        released.countDown();
    }

    /** Does the same at every notice. */
    private static final class Telling implements CallEngineListener {
        private final Runnable deed;

        Telling(Runnable deed) {
            this.deed = deed;
        }

        @Override
        public void onStarted(IncomingCall call) {
            deed.run();
        }

        @Override
        public void onAnswered(CallId call, Duration setUp) {
            deed.run();
        }

        @Override
        public void onEnded(CallDetailRecord cdr) {
            deed.run();
        }
    }

    private static void fail() {
        throw new AssertionError("a listener of the test fails");
    }

    private void block() {
        blocked.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CallEngine engineToldBy(CallEngineListener... listeners) {
        CallEngine.Builder builder = CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .sessions(sessions)
                .cdrs(cdrs);
        for (CallEngineListener listener : listeners) {
            builder.listener(listener);
        }
        return started(builder);
    }

    private void allCallsGoThrough(CallEngine engine) throws InterruptedException {
        asterisk.callees().otherwise(CalleeScript.answersThenHangsUp(SHORT, SHORT));
        for (int call = 0; call < CALLS; call++) {
            asterisk.call("1000").dialling("3" + (1000 + call)).place();
        }
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == CALLS);
        assertThat(cdrs.records()).allMatch(cdr -> cdr.disposition() == Disposition.ANSWERED);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
        asterisk.awaitQuiet(PATIENCE);
    }

    @Test
    void a_listener_that_throws_at_everything_stops_no_call_and_goes_on_being_told() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        CallEngine engine = engineToldBy(new Telling(() -> {
            told.incrementAndGet();
            fail();
        }));

        allCallsGoThrough(engine);

        await().atMost(PATIENCE).until(() -> told.get() == 3 * CALLS);
    }

    @Test
    void a_listener_that_blocks_for_ever_stops_no_call_and_no_other_listener() throws InterruptedException {
        List<CallId> ended = new CopyOnWriteArrayList<>();
        CallEngine engine = engineToldBy(new Telling(this::block), new CallEngineListener() {
            @Override
            public void onEnded(CallDetailRecord cdr) {
                ended.add(cdr.callId());
            }
        });

        allCallsGoThrough(engine);

        await().atMost(PATIENCE).until(() -> ended.size() == CALLS);
        assertThat(blocked).hasValue(1);
    }

    @Test
    void an_engine_can_be_closed_although_a_listener_blocks() throws InterruptedException {
        CallEngine engine = engineToldBy(new Telling(this::block));
        allCallsGoThrough(engine);

        engine.close();

        assertThat(released.getCount()).isEqualTo(1);
    }

    @Test
    void a_listener_hears_of_a_call_in_order() throws InterruptedException {
        List<String> heard = new CopyOnWriteArrayList<>();
        CallEngine engine = engineToldBy(new CallEngineListener() {
            @Override
            public void onStarted(IncomingCall call) {
                heard.add("started");
            }

            @Override
            public void onAnswered(CallId call, Duration setUp) {
                heard.add("answered");
            }

            @Override
            public void onEnded(CallDetailRecord cdr) {
                heard.add("ended");
            }
        });
        asterisk.callees().otherwise(CalleeScript.answersThenHangsUp(SHORT, SHORT));

        asterisk.call("1000").dialling("3314").place().awaitEnded();

        theOnlyRecord(engine);
        await().atMost(PATIENCE).until(() -> heard.equals(List.of("started", "answered", "ended")));
    }

    @Test
    void listeners_on_the_bus_that_throw_or_block_at_every_event_stop_no_call() throws InterruptedException {
        ari.events().subscribe(EventSelector.of(AriEvent.class), event -> fail());
        ari.events().subscribe(EventSelector.of(AriEvent.class), event -> block());
        ari.events().observe(EventSelector.of(AriEvent.class), 10, event -> block(), lagged -> fail());
        ari.events().lane("unruly").subscribe(EventSelector.of(AriEvent.class), event -> block());

        allCallsGoThrough(engineToldBy());

        assertThat(blocked).hasValue(3);
    }
}
