package io.github.ariadne4j.callflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CdrWriteException;
import io.github.ariadne4j.callflow.cdr.RefusalRecord;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.testkit.SimulatedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Calls that are refused before any work is done for them are counted, reported and recorded. */
class RefusedCallsTest extends EngineOnSimulator {
    private final List<RefusalRecord> told = new CopyOnWriteArrayList<>();

    private CallEngine withRoomForOne() {
        return started(engine(new DialAndBridge(call -> DialTarget.pjsip("peer", call.dialled())))
                .settings(settings().withMostCalls(1))
                .listener(new CallEngineListener() {
                    @Override
                    public void onRefused(RefusalRecord refused) {
                        told.add(refused);
                    }
                }));
    }

    private SimulatedCall place() {
        return asterisk.call("1000").dialling("3314").place();
    }

    private static long calls(List<RefusalRecord> records) {
        return records.stream().mapToLong(RefusalRecord::calls).sum();
    }

    @Test
    void a_call_that_is_one_too_many_is_told_and_recorded_with_who_called_whom() {
        // Given
        CallEngine engine = withRoomForOne();
        SimulatedCall first = place().awaitAnswered();

        // When
        SimulatedCall second = place().awaitEnded();

        // Then
        assertThat(second.finalSipStatus()).isEqualTo(503);
        await().atMost(PATIENCE).until(() -> cdrs.refusals().size() == 1);
        assertThat(told).isEqualTo(cdrs.refusals());
        assertThat(told).singleElement().satisfies(refused -> {
            assertThat(refused.cause()).isEqualTo(Refusal.MOST_CALLS);
            assertThat(refused.calls()).isEqualTo(1);
            assertThat(refused.caller()).isEqualTo("1000");
            assertThat(refused.dialled()).isEqualTo("3314");
            assertThat(refused.trunk()).isEqualTo("carrier-in");
            assertThat(refused.origin().application()).isEqualTo("b2bua");
        });
        assertThat(engine.refusedCalls()).containsEntry(Refusal.MOST_CALLS, 1L);
        first.hangUp();
    }

    @Test
    void a_flood_of_refusals_makes_few_records_and_loses_no_call() {
        // Given
        int flood = 500;
        CallEngine engine = withRoomForOne();
        SimulatedCall first = place().awaitAnswered();

        // When
        List<SimulatedCall> refused = new ArrayList<>();
        for (int number = 0; number < flood; number++) {
            refused.add(place());
        }
        refused.forEach(SimulatedCall::awaitEnded);

        // Then
        await().atMost(PATIENCE).until(() -> calls(cdrs.refusals()) == flood);
        assertThat(cdrs.refusals()).hasSizeLessThan(flood / 2);
        assertThat(calls(told)).isEqualTo(flood);
        assertThat(engine.refusedCalls()).containsEntry(Refusal.MOST_CALLS, (long) flood);
        assertThat(cdrs.records()).isEmpty();
        first.hangUp();
    }

    @Test
    void refusals_of_an_engine_that_drains_are_recorded_before_it_is_closed() {
        CallEngine engine = withRoomForOne();
        engine.drain();

        place().awaitEnded();
        await().atMost(PATIENCE).until(() -> engine.refusedCalls().get(Refusal.DRAINING) == 1);
        engine.close();

        assertThat(cdrs.refusals()).extracting(RefusalRecord::cause).containsExactly(Refusal.DRAINING);
    }

    @Test
    void what_the_sink_does_not_take_is_handed_over_again() {
        // Given
        withRoomForOne();
        SimulatedCall first = place().awaitAnswered();
        cdrs.failRefusalsWith(new CdrWriteException("the database is away", null));
        place().awaitEnded();
        await().atMost(PATIENCE).until(() -> cdrs.failedWrites() > 0);

        // When
        cdrs.failRefusalsWith(null);

        // Then
        await().atMost(PATIENCE).until(() -> cdrs.refusals().size() == 1);
        first.hangUp();
    }
}
