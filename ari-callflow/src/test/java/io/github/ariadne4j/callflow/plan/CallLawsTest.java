package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every call when events are lost, doubled or out of order, and wherever its instance is killed. */
class CallLawsTest {
    private static final int INTERLEAVINGS = Integer.getInteger("call.interleavings", 100_000);

    @Test
    void every_call_ends_with_one_record_no_second_dial_and_nothing_left() {
        for (long seed = 0; seed < INTERLEAVINGS; seed++) {
            // Given
            CallWorld world = new CallWorld(seed);

            // When
            boolean ended = world.play();

            // Then
            String run = "seed " + seed;
            assertThat(world.faults())
                    .as("%s: nothing that must not happen", run)
                    .isEmpty();
            assertThat(ended).as("%s: the call ends: %s", run, world.call()).isTrue();
            assertThat(world.records()).as("%s: one record", run).isEqualTo(1);
            assertThat(world.left()).as("%s: no channel is left", run).isEmpty();
        }
    }

    @Test
    void the_interleavings_reach_every_plan_recoveries_and_every_disposition() {
        Set<Class<?>> plans = new HashSet<>();
        Set<Object> dispositions = new HashSet<>();
        int recoveries = 0;
        int talks = 0;
        int accepted = 0;
        int screeningsThatGoOn = 0;
        int redirections = 0;
        int endings = 0;
        int served = 0;
        int silences = 0;
        int writtenByPlan = 0;
        Set<StepKind> interruptedIn = new HashSet<>();
        Set<StepKind> screeningsInterruptedIn = new HashSet<>();
        Set<Class<?>> transfers = new HashSet<>();
        for (long seed = 0; seed < 9_000; seed++) {
            CallWorld world = new CallWorld(seed);
            world.play();
            plans.addAll(world.plans());
            recoveries += world.recoveries();
            talks += world.talks();
            accepted += world.accepted();
            screeningsThatGoOn += world.screeningsThatGoOn();
            redirections += world.redirections();
            endings += world.endings();
            served += world.served();
            silences += world.silences();
            writtenByPlan += world.writtenByPlan();
            interruptedIn.addAll(world.interruptedIn());
            screeningsInterruptedIn.addAll(world.screeningsInterruptedIn());
            transfers.addAll(world.transfers());
            if (world.end() != null) {
                dispositions.add(world.end().disposition());
            }
        }
        assertThat(plans).containsExactlyInAnyOrder(CallPlan.class.getPermittedSubclasses());
        assertThat(recoveries).isGreaterThan(500);
        assertThat(talks).as("callers who went on after a talk").isGreaterThan(25);
        assertThat(redirections).as("calls that went on in another flow").isGreaterThan(50);
        assertThat(endings)
                .as("journals that were written after the end of their call")
                .isGreaterThan(50);
        assertThat(served)
                .as("what was done for callees who stayed after the end of their call")
                .isGreaterThan(5);
        assertThat(writtenByPlan)
                .as("outcomes that only the write of the plan had")
                .isPositive();
        assertThat(silences).as("parties in silence for too long").isGreaterThan(25);
        assertThat(accepted).as("callees who accepted in a screening").isGreaterThan(25);
        assertThat(screeningsThatGoOn)
                .as("callees whose screening went on after a recovery")
                .isGreaterThan(2);
        assertThat(interruptedIn)
                .as("steps in which durable flows were interrupted")
                .contains(
                        StepKind.PLAY,
                        StepKind.GATHER,
                        StepKind.RECORD,
                        StepKind.DIAL,
                        StepKind.CONNECT,
                        StepKind.JOIN,
                        StepKind.TRANSFER,
                        StepKind.ORIGINATE);
        assertThat(screeningsInterruptedIn)
                .as("steps in which screenings of durable flows were interrupted")
                .contains(StepKind.PLAY, StepKind.GATHER, StepKind.PAUSE);
        assertThat(transfers)
                .as("outcomes of transfers")
                .contains(
                        TransferOutcome.Joined.class,
                        TransferOutcome.NotAnswered.class,
                        TransferOutcome.Declined.class,
                        TransferOutcome.TakenBack.class);
        assertThat(dispositions).containsExactlyInAnyOrder((Object[]) Disposition.values());
    }
}
