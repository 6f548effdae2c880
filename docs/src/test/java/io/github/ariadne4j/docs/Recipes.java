package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
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
