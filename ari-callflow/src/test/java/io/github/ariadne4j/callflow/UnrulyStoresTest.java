package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.UnrulyPort.Manner;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.session.SessionStore;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores and sinks that violate their contract: calls are set up or refused all the same, and end. */
class UnrulyStoresTest extends EngineOnSimulator {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int CALLS = 20;
    private static final SessionKey<String> PIN = SessionKey.text("pin");

    private CallEngine.Builder engine() {
        asterisk.callees().otherwise(CalleeScript.answersAfter(SHORT));
        return CallEngine.builder(ari)
                .flow(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .sessions(sessions)
                .cdrs(cdrs)
                .settings(settings());
    }

    private List<SimulatedCall> place() {
        return Stream.generate(() -> asterisk.call("1000").dialling("3314").place())
                .limit(CALLS)
                .toList();
    }

    private void allTalkAndEnd(CallEngine engine) {
        List<SimulatedCall> calls = place();
        calls.forEach(call -> call.awaitAnswered(PATIENCE).awaitBridged());
        calls.forEach(SimulatedCall::hangUp);
        await().atMost(PATIENCE).until(() -> engine.activeCalls() == 0);
        asterisk.awaitQuiet(PATIENCE);
    }

    private void allAreRecorded(CallEngine engine) throws InterruptedException {
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == CALLS);
        assertThat(cdrs.records()).extracting(CallDetailRecord::disposition).containsOnly(Disposition.ANSWERED);
        assertThat(engine.awaitIdle(PATIENCE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void calls_are_set_up_and_recorded_although_no_session_can_be_written(Manner manner) throws InterruptedException {
        UnrulyPort<SessionStore> store = new UnrulyPort<>(SessionStore.class, sessions, manner);
        CallEngine engine = started(engine().sessions(store.port()));
        store.breaksItsWord();

        allTalkAndEnd(engine);

        allAreRecorded(engine);
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void sessions_that_could_not_be_written_are_as_soon_as_the_store_takes_them(Manner manner) {
        UnrulyPort<SessionStore> store = new UnrulyPort<>(SessionStore.class, sessions, manner);
        CallEngine engine = started(engine().sessions(store.port()));
        store.breaksItsWord();
        List<SimulatedCall> calls = place();
        calls.forEach(call -> call.awaitAnswered(PATIENCE).awaitBridged());

        store.keepsItsWord();

        CallOrigin origin = new CallOrigin(ari.application(), ari.server().entityId());
        await().atMost(PATIENCE)
                .until(() -> sessions.live(origin).toCompletableFuture().join().size() == CALLS);
        calls.forEach(SimulatedCall::hangUp);
        await().atMost(PATIENCE).until(() -> engine.activeCalls() == 0);
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void calls_are_set_up_and_recorded_although_no_limit_can_be_counted(Manner manner) throws InterruptedException {
        UnrulyPort<CallLimits> limits = new UnrulyPort<>(CallLimits.class, CallLimits.unlimited(), manner);
        CallEngine engine = started(engine().limits(limits.port()));
        limits.breaksItsWord();

        allTalkAndEnd(engine);

        allAreRecorded(engine);
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void calls_are_refused_in_time_where_a_session_is_a_must(Manner manner) {
        UnrulyPort<SessionStore> store = new UnrulyPort<>(SessionStore.class, sessions, manner);
        CallEngine engine = started(engine().sessions(store.port())
                .settings(new CallEngineSettings(
                        settings().timeouts(), 1_000, true, false, false, Duration.ofSeconds(30), Duration.ZERO)));
        store.breaksItsWord();

        List<SimulatedCall> calls = place();

        assertThat(calls)
                .allSatisfy(
                        call -> assertThat(call.awaitEnded().finalSipStatus()).isEqualTo(503));
        await().atMost(PATIENCE).until(() -> engine.activeCalls() == 0);
        await().atMost(PATIENCE).until(() -> cdrs.records().size() == CALLS);
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void calls_are_set_up_and_end_although_no_record_is_taken_and_their_sessions_wait_for_it(Manner manner) {
        UnrulyPort<CdrSink> sink = new UnrulyPort<>(CdrSink.class, cdrs, manner);
        CallEngine engine = started(engine().cdrs(sink.port()));
        sink.breaksItsWord();

        allTalkAndEnd(engine);

        CallOrigin origin = new CallOrigin(ari.application(), ari.server().entityId());
        await().atMost(PATIENCE)
                .until(() ->
                        sessions.ended(origin, 100).toCompletableFuture().join().size() == CALLS);
        assertThat(cdrs.records()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void a_flow_that_keeps_something_is_told_in_time_that_no_store_has_it(Manner manner) throws Exception {
        UnrulyPort<SessionStore> store = new UnrulyPort<>(SessionStore.class, sessions, manner);
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        CallEngine engine = started(
                engine(call -> kept.complete(call.session().put(PIN, "1234"))).sessions(store.port()));
        store.breaksItsWord();

        asterisk.call("1000").dialling("3314").place().awaitEnded();

        assertThat(kept).isCompletedWithValue(false);
        await().atMost(PATIENCE).until(() -> engine.activeCalls() == 0);
    }
}
