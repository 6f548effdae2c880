package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import io.github.ariadne4j.testkit.state.MediaState;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A warm transfer by a durable flow, whose application ends before each of its requests and writes in turn. The target answers at once, and the
 * agent presses its keys again and again.
 */
class TransferKillTest extends EngineOnSimulator {
    private static final int MOST_EFFECTS = 100;
    private static final String AGENT = "3314";
    private static final String BILLING = "3315";

    private static void reception(Call call) {
        if (!(call.dial(DialTarget.pjsip("peer", AGENT)) instanceof DialOutcome.Answered answered)) {
            return;
        }
        AnsweredLeg leg = answered.leg();
        Connect talk = Connect.of().onKey('1', Party.CALLEE, Connect.Key.Then.TELL_FLOW);
        while (call.connect(leg, talk) instanceof ConnectOutcome.KeyPressed) {
            WarmTransfer terms = WarmTransfer.to(DialTarget.pjsip("peer", BILLING))
                    .completedBy('#')
                    .takenBackBy('*');
            leg = call.transfer(leg, terms) instanceof TransferOutcome.Joined joined ? joined.target() : leg;
        }
    }

    @ParameterizedTest(name = "the last {0} effects before its end without a write")
    @ValueSource(ints = {0, 3, 8})
    void the_caller_is_connected_with_the_target_which_gets_one_invite_wherever_the_application_ended(int lateBy) {
        assertThat(runs(run -> run.losingWritesOfLast(lateBy))).isGreaterThan(1);
    }

    @ParameterizedTest(name = "the next instance ends before its effect {0}")
    @ValueSource(ints = {1, 4, 7, 10})
    void the_caller_is_connected_with_the_target_where_two_instances_ended(int second) {
        assertThat(runs(run -> run.endingNextBefore(second))).isGreaterThan(1);
    }

    /** Runs that end before each of their effects, until one has fewer; returns how many. */
    private int runs(Consumer<Run> prepared) {
        asterisk.callees()
                .on(AGENT, CalleeScript.ringsThenAnswers(Duration.ofMillis(5)))
                .on(BILLING, CalleeScript.answersAfter(Duration.ofMillis(5)));
        int effect = 1;
        Run run = prepared(prepared);
        while (run.isKilledBefore(effect)) {
            effect++;
            assertThat(effect).isLessThan(MOST_EFFECTS);
            run = prepared(prepared);
        }
        return effect;
    }

    private Run prepared(Consumer<Run> prepare) {
        Run run = new Run();
        prepare.accept(run);
        return run;
    }

    /** A call, and the transfer of its caller. */
    private final class Run {
        private final SharedStore store = new SharedStore();
        private final RecordingCdrSink written = new RecordingCdrSink();
        private MortalInstance instance = started(0);
        private final SimulatedCall call;
        private final SimulatedCallee agent;
        private int next;
        private final Set<String> invited = new TreeSet<>();

        Run() {
            call = asterisk.call("1000").dialling(AGENT).place().awaitAnswered().awaitBridged();
            agent = asterisk.awaitDialled(AGENT);
            await().atMost(PATIENCE)
                    .until(
                            () -> store
                                    .memory
                                    .live(new CallOrigin("b2bua", ari.server().entityId()))
                                    .toCompletableFuture()
                                    .join()
                                    .stream()
                                    .anyMatch(session ->
                                            String.valueOf(session.state()).contains("CONNECT")));
        }

        private MortalInstance started(int effect) {
            return opened(new MortalInstance(
                    asterisk,
                    store,
                    written,
                    effect,
                    () -> {},
                    DurableFlow.of("reception", 1, TransferKillTest::reception)));
        }

        void losingWritesOfLast(int effects) {
            instance.losingWritesOfLast(effects);
        }

        void endingNextBefore(int effect) {
            next = effect;
        }

        boolean isKilledBefore(int effect) {
            instance.endBefore(effect);
            boolean killed = isKilled();
            if (killed) {
                instance.close();
                instance = started(next);
                if (next > 0 && isKilled()) {
                    instance.close();
                    instance = started(0);
                }
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(this::isSettled);
            assertThat(invited)
                    .as("channels to the target; ended before effect %s", effect)
                    .hasSize(1);
            call.hangUp();
            asterisk.awaitNoChannels(PATIENCE);
            await().atMost(PATIENCE).until(() -> store.memory.isEmpty());
            instance.close();
            return killed;
        }

        private boolean isKilled() {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isSettled() || instance.hasEnded());
            instance.endBefore(0);
            return instance.hasEnded();
        }

        private boolean isSettled() {
            asterisk.dialled(BILLING).map(SimulatedCallee::channelId).ifPresent(invited::add);
            if (agent.isEnded()) {
                return call.isAnswered() && !call.mediaStates().contains(MediaState.MUSIC);
            }
            agent.presses(call.isBridgedWith(agent) ? "1" : "#");
            return false;
        }
    }
}
