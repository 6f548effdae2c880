package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrTransfer;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.testkit.SimulatedCall;
import io.github.ariadne4j.testkit.SimulatedCallee;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An attended transfer between two calls of one engine, whose application ends before each of its requests and writes in turn. The store
 * never has the link of one call without that of the other.
 */
class AttendedTransferKillTest extends EngineOnSimulator {
    private static final int MOST_EFFECTS = 100;

    /** The legs of the transferor: in its first call, and in its second one. */
    private enum Transferor {
        CALLEE_AND_CALLER,
        CALLER_OF_BOTH,
        CALLER_AND_CALLEE,
        CALLEE_OF_BOTH
    }

    @ParameterizedTest
    @EnumSource
    void two_parties_that_were_connected_talk_wherever_the_application_ended(Transferor transferor) {
        int effect = 1;
        while (new Run(transferor).isKilledBefore(effect)) {
            effect++;
            assertThat(effect).isLessThan(MOST_EFFECTS);
        }
        assertThat(effect).as("requests and writes of a transfer").isGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource
    void two_parties_that_were_connected_talk_wherever_the_recovery_ended(Transferor transferor) {
        int effect = 1;
        while (new Run(transferor).isKilledBefore(1, effect)) {
            effect++;
            assertThat(effect).isLessThan(MOST_EFFECTS);
        }
        assertThat(effect).as("requests and writes of a recovery").isGreaterThan(2);
    }

    /** A telephone at an end of one of the calls. */
    private record Telephone(BooleanSupplier ended, Runnable hangUp) {
        static Telephone of(SimulatedCall call) {
            return new Telephone(call::isEnded, call::hangUp);
        }

        static Telephone of(SimulatedCallee callee) {
            return new Telephone(callee::isEnded, callee::hangsUp);
        }

        boolean isEnded() {
            return ended.getAsBoolean();
        }
    }

    /** Two calls, and the transfer that connects them. */
    private final class Run {
        private final Transferor transferor;
        private final SharedStore store = new SharedStore();
        private final RecordingCdrSink written = new RecordingCdrSink();
        private final Set<Integer> linked = ConcurrentHashMap.newKeySet();
        private MortalInstance instance = started(0);
        private final SimulatedCall call;
        private final SimulatedCallee callee;
        private final SimulatedCall secondCall;
        private final SimulatedCallee secondCallee;

        Run(Transferor transferor) {
            this.transferor = transferor;
            call = placed("1000", "3314");
            callee = asterisk.awaitDialled("3314");
            secondCall = placed("2000", "3315");
            secondCallee = asterisk.awaitDialled("3315");
            awaitStored(session -> session.timeline().calleeAnswered() != null);
        }

        private SimulatedCall placed(String caller, String dialled) {
            asterisk.callees().on(dialled, CalleeScript.ringsThenAnswers(Duration.ofMillis(5)));
            return asterisk.call(caller)
                    .dialling(dialled)
                    .place()
                    .awaitAnswered()
                    .awaitBridged();
        }

        private MortalInstance started(int effect) {
            return opened(new MortalInstance(asterisk, store, written, effect, () -> linked.add(linkedCalls())));
        }

        /** Whether there was such an effect, and such a one of the next instance; the calls end well in any case. */
        boolean isKilledBefore(int effect, int... effectOfNext) {
            instance.endBefore(effect);
            transfer();
            boolean killed = isKilled();
            for (int next : effectOfNext) {
                if (killed) {
                    restarted(next);
                    killed = isKilled();
                }
            }
            if (killed) {
                restarted(0);
            }
            assertConnected();
            instance.close();
            return killed;
        }

        private void restarted(int effect) {
            instance.close();
            instance = started(effect);
        }

        private boolean isKilled() {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> instance.hasEnded() || isSettled());
            instance.endBefore(0);
            return instance.hasEnded();
        }

        private void transfer() {
            switch (transferor) {
                case CALLEE_AND_CALLER -> callee.transfersTo(secondCall);
                case CALLER_OF_BOTH -> call.transferTo(secondCall);
                case CALLER_AND_CALLEE -> call.transferTo(secondCallee);
                case CALLEE_OF_BOTH -> callee.transfersTo(secondCallee);
            }
        }

        private boolean callsFirst() {
            return transferor == Transferor.CALLER_OF_BOTH || transferor == Transferor.CALLER_AND_CALLEE;
        }

        private boolean callsSecond() {
            return transferor == Transferor.CALLER_OF_BOTH || transferor == Transferor.CALLEE_AND_CALLER;
        }

        private List<Telephone> parties(boolean transferors) {
            return List.of(
                    callsFirst() == transferors ? Telephone.of(call) : Telephone.of(callee),
                    callsSecond() == transferors ? Telephone.of(secondCall) : Telephone.of(secondCallee));
        }

        private boolean isSettled() {
            return parties(true).stream().allMatch(Telephone::isEnded) && linkedCalls() == 2;
        }

        /** How many live calls have the link in the store. */
        private int linkedCalls() {
            List<CallSession> live = live();
            Set<CallId> ids = live.stream().map(CallSession::id).collect(Collectors.toSet());
            return (int) live.stream()
                    .filter(session -> ids.stream()
                            .anyMatch(other ->
                                    String.valueOf(session.state()).contains("\"linkedCall\":\"" + other + '"')))
                    .count();
        }

        private List<CallSession> live() {
            return store.memory
                    .live(new CallOrigin("b2bua", ari.server().entityId()))
                    .toCompletableFuture()
                    .join();
        }

        private void awaitStored(Predicate<CallSession> condition) {
            await().atMost(PATIENCE)
                    .until(() -> live().stream().filter(condition).count() == 2);
        }

        private void assertConnected() {
            await().atMost(PATIENCE).until(this::isSettled);
            assertThat(linked).as("calls with a link, before each write").isSubsetOf(0, 2);
            List<Telephone> talking = parties(false);
            assertThat(talking).noneMatch(Telephone::isEnded);
            talking.get(0).hangUp().run();
            asterisk.awaitNoChannels(PATIENCE);
            await().atMost(PATIENCE)
                    .until(() -> store.memory.isEmpty() && asterisk.bridges().isEmpty());
            assertRecords();
        }

        private void assertRecords() {
            assertThat(written.records())
                    .hasSize(2)
                    .extracting(CallDetailRecord::disposition)
                    .containsOnly(Disposition.ANSWERED);
            Map<String, CallDetailRecord> records = written.records().stream()
                    .collect(Collectors.toMap(cdr -> cdr.parties().dialled(), cdr -> cdr));
            assertNames(records.get("3314"), records.get("3315"));
            assertNames(records.get("3315"), records.get("3314"));
        }

        private void assertNames(CallDetailRecord cdr, CallDetailRecord other) {
            List<CdrTransfer> transfers = cdr.legs().stream()
                    .filter(leg -> leg.transfer() != null)
                    .map(leg -> leg.transfer())
                    .toList();
            assertThat(transfers).singleElement().satisfies(transfer -> {
                assertThat(transfer.kind()).isEqualTo(CdrTransfer.Kind.ATTENDED);
                assertThat(transfer.linkedCall()).isEqualTo(other.callId());
            });
        }
    }
}
