package io.github.ariadne4j.docs;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.asterisk.AsteriskFeature;
import io.github.ariadne4j.ari.bridge.CreateBridge;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.PreparedRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of {@code client.md}. */
abstract class Client {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    abstract void report(BridgeId room, Throwable error);

    abstract void ready(ChannelId channel);

    static AriClient connect(URI asterisk, Credentials credentials) {
        AriClient ari = AriClient.connect(AriSettings.of(asterisk, credentials, "my-app"));
        return ari;
    }

    void request(AriClient ari, BridgeId room, ChannelId caller, ChannelId callee) {
        ari.bridges()
                .create(CreateBridge.mixing(room).withName("room 7"))
                .thenCompose(made -> ari.bridges().add(room, List.of(caller, callee)))
                .whenComplete((done, error) -> report(room, error));
    }

    void prepared(AriClient ari, ChannelId id) {
        PreparedRequest<ChannelId, Channel> leg =
                ari.channels().prepare(new CreateChannel(id, "PJSIP/100@desk", "", null, Map.of()));
        ari.events().subscribe(EventSelector.of(StasisStart.class, leg.id()), event -> ready(event.channelId()));
        leg.execute();
    }

    static CompletionStage<Bridge> readBack(AriClient ari, BridgeId room) {
        CompletionStage<Bridge> sure =
                ari.readBack().created(room, ari.bridges().createMixing(room));
        return sure;
    }

    static void features(AriClient ari) {
        ari.features().thenAccept(features -> {
            if (features.has(AsteriskFeature.BRIDGE_VARIABLES)) {
                LOG.info("bridges have variables here");
            }
        });
    }
}
