package io.github.ariadne4j.chaos.asterisk;

import io.github.ariadne4j.chaos.scenario.Scenario;
import java.util.List;

/** The list of scenarios with faults of Asterisk and of the connections to it. */
public final class AsteriskScenarios {
    /** All of them, in the order of the table. */
    public static final List<Scenario> ALL =
            List.of(new WebsocketCuts(), new HalfOpen(), new AsteriskKill(), new LostResponses());

    private AsteriskScenarios() {}
}
