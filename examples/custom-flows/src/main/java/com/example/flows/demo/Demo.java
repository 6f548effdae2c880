package com.example.flows.demo;

import com.example.flows.PinMenu;
import com.example.flows.RingGroup;
import com.example.flows.SupportQueue;
import com.example.flows.TrunkFailOver;
import com.example.flows.TrunkFailOver.Trunk;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.verb.Pause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Runs a flow for some calls, prints what happens in them and their records, and ends: {@code java -jar custom-flows.jar NAME CALLS}. Where
 * Asterisk is it takes from {@code ARI_URL}, {@code ARI_USERNAME}, {@code ARI_PASSWORD} and {@code ARI_APP}. The numbers that the flows
 * dial are those of the callees in {@code examples/b2bua/asterisk/extensions.conf}.
 */
public final class Demo {
    private static final Map<String, Consumer<CallEngine.Builder>> FLOWS = Map.of(
            "pin-menu",
            engine -> engine.flow(new PinMenu(Map.of("1234", 3), callee("3200"))),
            "ring-group",
            engine -> engine.flow(new RingGroup(List.of(callee("3180"), callee("3187")))),
            "trunk-fail-over",
            Demo::trunkFailOver,
            "support-queue",
            engine -> engine.flow(supportQueue()));

    private Demo() {}

    private static DialTarget callee(String number) {
        return DialTarget.pjsip("callees", number).ringFor(Duration.ofSeconds(3));
    }

    private static void trunkFailOver(CallEngine.Builder engine) {
        TrunkFailOver trunks = new TrunkFailOver(List.of(new Trunk("refused", 10), new Trunk("callees", 10)));
        engine.flow(new DialAndBridge(trunks)).limits(new InMemoryCallLimits(trunks.limits()));
    }

    private static SupportQueue supportQueue() {
        return new SupportQueue(
                Route.inOrder(List.of(callee("3180"), callee("3201")))
                        .with(Ringback.MUSIC)
                        .with(FailOver.ALWAYS),
                callee("3200"),
                Pause.of(Duration.ofSeconds(2)).withMusic("default"));
    }

    /** Ends with status 1 if the calls have not ended after two minutes. */
    public static void main(String[] arguments) throws InterruptedException {
        Consumer<CallEngine.Builder> flow =
                Objects.requireNonNull(FLOWS.get(arguments[0]), () -> "the flows are " + FLOWS.keySet());
        Narrator narrator = new Narrator(Integer.parseInt(arguments[1]));
        try (AriClient ari = AriClient.connect(settings())) {
            narrator.listenTo(ari);
            CallEngine.Builder engine =
                    CallEngine.builder(ari).listener(narrator).observer(narrator);
            flow.accept(engine);
            try (CallEngine running = engine.start()) {
                System.out.println("ready");
                boolean ended = narrator.awaitCalls(Duration.ofMinutes(2));
                System.exit(ended && running.awaitIdle(Duration.ofSeconds(10)) ? 0 : 1);
            }
        }
    }

    private static AriSettings settings() {
        Credentials credentials = new Credentials(variable("ARI_USERNAME"), variable("ARI_PASSWORD"));
        return AriSettings.of(URI.create(variable("ARI_URL")), credentials, variable("ARI_APP"));
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), () -> name + " is not set");
    }
}
