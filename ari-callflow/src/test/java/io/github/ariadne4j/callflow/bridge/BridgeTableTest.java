package io.github.ariadne4j.callflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.leg.CallStatesPage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every state × every order and event has one outcome, which is in the documentation. */
class BridgeTableTest {
    @Test
    void every_state_and_every_event_is_in_the_table() {
        assertThat(BridgeTable.states().values().stream()
                        .map(driver -> driver.bridge().phase())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(BridgePhase.values());
        assertThat(BridgeTable.states().values().stream()
                        .map(driver -> driver.phaseOf(BridgeDriver.CALLEE))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(JoinPhase.values());
        assertThat(BridgeTable.events().values().stream()
                        .map(event -> event.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(BridgeEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void the_table_is_what_the_machine_does() throws IOException {
        CallStatesPage.check("Bridges", BridgeTable.lines(), BridgeTableTest.class);
    }

    @Test
    void a_destroyed_bridge_does_nothing_whatever_it_is_told_and_says_no_to_a_join() {
        List<String> rows = BridgeTable.lines().stream().skip(2).toList();
        assertThat(rows.get(0)).endsWith("| *JoinFailed*, *JoinFailed* |");
        assertThat(rows.stream().skip(1)).allMatch(line -> line.endsWith("| – |"));
    }
}
