package io.github.ariadne4j.callflow.leg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.leg.LegRelease.ReleasePhase;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every state × every order and event has one outcome, which is in the documentation. */
class LegTableTest {
    @Test
    void every_state_and_every_event_is_in_the_table() {
        assertThat(LegTable.states().values().stream()
                        .map(driver -> driver.leg().state())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(LegState.values());
        assertThat(LegTable.states().values().stream()
                        .map(driver -> driver.leg().release().phase())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ReleasePhase.values());
        assertThat(LegTable.events().values().stream()
                        .map(event -> event.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(LegEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void the_table_is_what_the_machine_does() throws IOException {
        CallStatesPage.check("Legs", LegTable.lines(), LegTableTest.class);
    }

    @Test
    void a_released_leg_does_nothing_whatever_it_is_told() {
        assertThat(LegTable.lines().stream().skip(2)).allMatch(line -> line.endsWith("| – |"));
    }
}
