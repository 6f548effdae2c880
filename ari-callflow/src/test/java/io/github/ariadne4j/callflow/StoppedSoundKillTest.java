package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The application ends while the request that stops a sound is on its way: Asterisk has executed the requests after it, and it is lost. The next
 * instance stops the sound.
 */
class StoppedSoundKillTest extends EngineOnSimulator {
    private static final String CALLEE = "3314";
    private static final Duration MOMENT = Duration.ofMillis(20);

    private static final CallFlow WAITS = DurableFlow.of("waits", 1, StoppedSoundKillTest::waitsThenDials);

    private final SharedStore store = new SharedStore();

    @BeforeEach
    void calleeAnswers() {
        asterisk.callees().on(CALLEE, CalleeScript.ringsThenAnswers(Duration.ofMillis(20)));
    }

    @Test
    void a_caller_who_is_connected_hears_no_music_of_the_ringing() {
        asterisk.faults().on(Operation.STOP_MOH).swallow();
        endsWhileMusicStops(new DialAndBridge(call ->
                Route.inOrder(List.of(DialTarget.pjsip("peer", call.dialled()))).with(Ringback.MUSIC)));
    }

    @Test
    void a_caller_whose_pause_is_over_hears_no_music_of_it() {
        asterisk.faults().on(Operation.STOP_MOH).swallow();
        endsWhileMusicStops(WAITS);
    }

    /** The music begins after the request that stops it was answered, and is stopped once more. */
    @Test
    void nor_does_a_caller_whose_music_began_late() {
        asterisk.faults().on(Operation.START_MOH).once().delayExecution(MOMENT.multipliedBy(10));
        asterisk.faults().on(Operation.STOP_MOH).from(2).swallow();
        endsWhileMusicStops(WAITS);
    }

    /** The same, and the answer to the request that came first is late. */
    @Test
    void nor_does_a_caller_whose_music_was_stopped_before_it_began() {
        asterisk.callees().on(CALLEE, CalleeScript.ringsThenAnswers(MOMENT.multipliedBy(25)));
        asterisk.faults().on(Operation.START_MOH).once().delayExecution(MOMENT.multipliedBy(10));
        asterisk.faults().on(Operation.STOP_MOH).once().delayReply(MOMENT.multipliedBy(15));
        asterisk.faults().on(Operation.STOP_MOH).swallow();
        endsWhileMusicStops(WAITS);
    }

    private void endsWhileMusicStops(CallFlow flow) {
        MortalInstance first = instance(flow);
        SimulatedCall call = asterisk.call("1000").dialling(CALLEE).place().awaitBridged();
        awaitConnected();
        await().atMost(PATIENCE)
                .pollInterval(MOMENT)
                .until(() -> call.mediaStates().contains(MediaState.MUSIC));
        first.endBefore(1);
        first.close();
        instance(flow);
        await().atMost(PATIENCE)
                .pollInterval(MOMENT)
                .until(() -> !call.mediaStates().contains(MediaState.MUSIC));
        assertThat(call.isBridgedWith(asterisk.awaitDialled(CALLEE))).isTrue();
        call.hangUp();
        asterisk.awaitNoChannels(PATIENCE);
        await().atMost(PATIENCE).until(() -> store.memory.isEmpty());
    }

    private static void waitsThenDials(Call call) {
        call.answer();
        call.pause(Pause.of(MOMENT).withMusic("default"));
        if (call.dial(DialTarget.pjsip("peer", CALLEE)) instanceof DialOutcome.Answered answered) {
            call.connect(answered.leg(), Connect.of());
        }
    }

    private MortalInstance instance(CallFlow flow) {
        return opened(new MortalInstance(asterisk, store, cdrs, 0, () -> {}, flow));
    }

    private void awaitConnected() {
        await().atMost(PATIENCE)
                .pollInterval(MOMENT)
                .until(() -> written().stream()
                        .anyMatch(session -> String.valueOf(session.state()).contains("Connected")));
    }

    private List<CallSession> written() {
        return store.memory
                .live(new CallOrigin("b2bua", ari.server().entityId()))
                .toCompletableFuture()
                .join();
    }
}
