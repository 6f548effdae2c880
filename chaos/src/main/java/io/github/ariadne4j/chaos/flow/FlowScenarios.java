package io.github.ariadne4j.chaos.flow;

import io.github.ariadne4j.chaos.scenario.Scenario;
import java.util.List;

/** The list of scenarios with durable flows. */
public final class FlowScenarios {
    /** All of them, in the order of the table. */
    public static final List<Scenario> ALL = List.of(
            new KillFlows(new SurveyRecipe(), 3),
            new KillFlows(new PinConferenceRecipe(), 1),
            new KillFlows(new InvitedConferenceRecipe(), 0),
            new KillFlows(new WarmTransferRecipe(), 1),
            new FlowVersions());

    private FlowScenarios() {}
}
