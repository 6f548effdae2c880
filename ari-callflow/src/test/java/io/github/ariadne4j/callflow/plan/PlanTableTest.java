package io.github.ariadne4j.callflow.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.bridge.BridgeReport;
import io.github.ariadne4j.callflow.leg.CallStatesPage;
import io.github.ariadne4j.callflow.leg.LegReport;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every plan × everything that it may be told has one outcome, which is written down. */
class PlanTableTest {
    @Test
    void every_plan_and_every_report_is_in_the_table() {
        assertThat(PlanTable.plans().values().stream()
                        .map(call -> call.plan().getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .isEqualTo(kindsIn(CallPlan.class));
        assertThat(kindsIn(LegReport.class))
                .isSubsetOf(PlanTable.rows().keySet().stream()
                        .map(PlanTableTest::kind)
                        .collect(Collectors.toSet()));
        assertThat(kindsIn(BridgeReport.class))
                .isSubsetOf(PlanTable.rows().keySet().stream()
                        .map(PlanTableTest::kind)
                        .collect(Collectors.toSet()));
        assertThat(kindsIn(FlowEvent.class))
                .isSubsetOf(PlanTable.rows().keySet().stream()
                        .map(PlanTableTest::kind)
                        .collect(Collectors.toSet()));
    }

    private static String kind(String row) {
        int end = row.indexOf(' ');
        return end < 0 ? row : row.substring(0, end);
    }

    private static Set<String> kindsIn(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    @Test
    void the_table_is_what_the_machine_does() throws IOException {
        CallStatesPage.check("Plans", PlanTable.lines(), PlanTableTest.class);
    }

    @Test
    void
            a_released_call_does_nothing_with_any_signal_but_to_say_so_to_what_gives_orders_asks_hangs_up_or_writes_a_journal() {
        assertThat(PlanTable.lines().stream().skip(2))
                .allMatch(line -> line.endsWith("| – |")
                        || (line.startsWith("| `AsksCallee") && line.endsWith("| answer the flow failed |"))
                        || (line.startsWith("| `Journals") && line.endsWith("| answer the flow failed |"))
                        || (line.startsWith("| `Asks ") && line.endsWith("| answer the flow callover |"))
                        || (line.startsWith("| `HangsUp") && line.endsWith("| answer the flow callover |"))
                        || (line.startsWith("| `Ordered") && line.endsWith("| answer the order callover |")));
    }
}
