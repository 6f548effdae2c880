package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.net.URI;
import java.time.Duration;

/** The README's B2BUA. */
public final class SmallB2bua {
    public static void main(String[] args) {
        Credentials credentials = new Credentials("b2bua", System.getenv("ARI_PASSWORD"));
        URI asterisk = URI.create("http://localhost:8088");
        AriClient ari = AriClient.connect(AriSettings.of(asterisk, credentials, "b2bua"));
        CallEngine.builder(ari)
                .flow(new DialAndBridge(
                        call -> DialTarget.pjsip("my-peer", call.dialled()).ringFor(Duration.ofSeconds(30))))
                .start();
    }
}
