package io.github.ariadne4j.examples.flows;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.call.DialTarget;
import io.github.ariadne4j.callflow.flow.Prompt;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** The front desk of an office: {@code ARI_PASSWORD=… java … FrontDesk http://localhost:8088 user}. */
public final class FrontDesk {
    private FrontDesk() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        String password = Objects.requireNonNull(System.getenv("ARI_PASSWORD"), "set ARI_PASSWORD");
        Credentials credentials = new Credentials(arguments[1], password);
        AriClient ari = AriClient.connect(AriSettings.of(URI.create(arguments[0]), credentials, "front-desk"));
        CallEngine engine = start(ari, Clock.system(ZoneId.of("Europe/Berlin")));
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        new CountDownLatch(1).await();
    }

    static CallEngine start(AriClient ari, Clock clock) {
        WelcomeThenDial open = new WelcomeThenDial(Prompt.sound("welcome"), DialTarget.pjsip("phones", "100"));
        ClosedNow closed = new ClosedNow(Prompt.sound("vm-goodbye"));
        return CallEngine.builder(ari)
                .flows(new OfficeHours(clock, open, closed))
                .start();
    }
}
