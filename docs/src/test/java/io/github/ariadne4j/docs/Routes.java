package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.HuntPlan.Offer;
import io.github.ariadne4j.callflow.route.HuntPlan.Round;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import java.time.Duration;
import java.util.List;

/** The routes of {@code flows.md}. */
final class Routes {
    private Routes() {}

    static List<Route> routes() {
        DialTarget desk = DialTarget.endpoint("desk").ringFor(Duration.ofSeconds(20));
        DialTarget door = DialTarget.endpoint("door");
        DialTarget mobile = DialTarget.pjsip("carrier", "331234567890");

        Route inOrder = Route.inOrder(List.of(desk, mobile));
        Route together = Route.together(List.of(desk, door));
        Route staggered = HuntPlan.staggered(List.of(desk, door, mobile), Duration.ofSeconds(10));

        Route withMusic =
                Route.inOrder(List.of(desk, mobile)).with(Ringback.MUSIC).with(FailOver.ALWAYS);

        Round office = new Round(List.of(Offer.of(desk), Offer.of(door)));
        Round away = new Round(List.of(new Offer(mobile, Duration.ZERO, Duration.ofSeconds(8))));
        Route officeThenAway = new HuntPlan(List.of(office, away), Ringback.TONE, FailOver.UNLESS_CALLEE_DECIDED);

        DialOptions announced = DialOptions.NONE
                .withCallerId(OutboundCallerId.of("+33123456789").named("Acme"))
                .withHeader("X-Account", "4711")
                .withCopiedHeader("X-Trace")
                .withCodecs("alaw", "ulaw")
                .withAccount("acme")
                .withVariable("CAMPAIGN", "autumn");
        DialTarget carrier = DialTarget.pjsip("carrier", "331234567890").with(announced);
        DialTarget hidden =
                DialTarget.endpoint("desk").with(DialOptions.NONE.withCallerId(OutboundCallerId.withheld()));

        return List.of(
                Route.together(List.of(carrier, hidden)), inOrder, together, staggered, withMusic, officeThenAway);
    }
}
