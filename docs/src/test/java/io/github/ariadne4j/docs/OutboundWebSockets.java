package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriServer;
import io.github.ariadne4j.ari.AriServerSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/** The code of {@code outbound-websockets.md}. */
final class OutboundWebSockets {
    private OutboundWebSockets() {}

    static AriServer engines(String secret) {
        AriServerSettings settings = AriServerSettings.onLoopback(8765, new Credentials("asterisk-east", secret));
        AriServer server = AriServer.listen(settings, ari -> {
            CallEngine.builder(ari)
                    .flow(new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled())))
                    .start();
        });
        return server;
    }

    static AriServer oneForEachCall(AriServerSettings settings) {
        AriServer server = AriServer.listen(settings, call -> {
            call.events().subscribe(EventSelector.of(StasisStart.class), event -> {
                call.channels()
                        .answer(event.channelId())
                        .thenCompose(done -> call.channels().hangUp(event.channelId(), HangupCause.NORMAL_CLEARING));
            });
        });
        return server;
    }

    static AriServerSettings elsewhere(AriServerSettings settings, Credentials ariUser) {
        AriServerSettings encrypted = settings.at(new InetSocketAddress("10.0.0.5", 8765))
                .withMutualTls(Path.of("our.crt"), Path.of("our.key"), Path.of("asterisks.crt"))
                .httpAddress("02:1c:42:7e:9a:01", URI.create("https://pbx-east:8089"), ariUser);
        return encrypted;
    }
}
