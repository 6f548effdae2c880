package io.github.ariadne4j.chaos;

import io.github.ariadne4j.chaos.application.ApplicationScenarios;
import io.github.ariadne4j.chaos.asterisk.AsteriskScenarios;
import io.github.ariadne4j.chaos.flow.FlowScenarios;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.store.StoreScenarios;
import java.util.List;
import java.util.stream.Stream;

/** The list of scenarios. */
final class Scenarios {
    /** All of them, in the order of the table. */
    static final List<Scenario> ALL = Stream.of(
                    ApplicationScenarios.ALL, FlowScenarios.ALL, AsteriskScenarios.ALL, StoreScenarios.ALL)
            .flatMap(List::stream)
            .toList();

    private Scenarios() {}

    /** Those with this name, or with this name before a hyphen and more. */
    static List<Scenario> named(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name) || each.name().startsWith(name + "-"))
                .toList();
    }
}
