package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.call.FailOver;
import io.github.ariadne4j.callflow.call.HuntPlan;
import io.github.ariadne4j.callflow.call.Ringback;
import io.github.ariadne4j.callflow.call.Route;
import java.util.List;

/** What {@code recipes} shows beside the flows. */
final class Recipes {
    private Recipes() {}

    static HuntPlan agents() {
        HuntPlan agents = Route.inOrder(List.of(DialTarget.endpoint("agent1"), DialTarget.endpoint("agent2")))
                .with(Ringback.MUSIC)
                .with(FailOver.ALWAYS);
        return agents;
    }
}
