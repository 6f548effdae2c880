package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.CallTimeouts;
import io.github.ariadne4j.callflow.leg.CallStatesPage;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.step.CallStep;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every plan that may be written × everything that Asterisk may hold by then has one outcome, which is written down. */
class RecoveryTableTest {
    @Test
    void every_plan_that_is_ever_written_is_in_the_table() {
        Set<Class<?>> written = new HashSet<>();
        for (CallModel call : PlanTable.plans().values()) {
            for (PlanTable.Row row : PlanTable.rows().values()) {
                CallStep step = new CallMachine(CallTimeouts.defaults()).step(call, CallDriver.START.plusSeconds(1));
                step.become(row.tell(step));
                for (CallCommand command : step.done().commands()) {
                    if (command instanceof CallCommand.ToStore store) {
                        written.add(store.call().plan().getClass());
                    }
                }
            }
        }

        assertThat(RecoveryTable.plans().values().stream()
                        .map(left -> left.plan().getClass())
                        .collect(Collectors.toSet()))
                .isEqualTo(written);
    }

    @Test
    void the_table_is_what_a_recovery_does() throws IOException {
        CallStatesPage.check("Recovery", RecoveryTable.lines(), RecoveryTableTest.class);
    }

    @Test
    void the_table_of_outbound_calls_is_what_a_recovery_does() throws IOException {
        CallStatesPage.check("Recovery of outbound calls", RecoveryTable.outboundLines(), RecoveryTableTest.class);
    }

    private static Stream<String> allLines() {
        return Stream.of(RecoveryTable.lines(), RecoveryTable.outboundLines())
                .flatMap(lines -> lines.stream().skip(2));
    }

    @Test
    void a_call_whose_end_is_written_is_left_alone_whatever_is_found() {
        assertThat(allLines()).allMatch(line -> line.endsWith("| – |"));
    }

    @Test
    void no_recovery_dials_a_leg_that_may_have_been_dialled() {
        assertThat(allLines())
                .filteredOn(line -> line.contains("dial "))
                .isNotEmpty()
                .allMatch(line -> line.contains("not dialled |"));
    }
}
