package io.github.ariadne4j.ari.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestOverWebSocketIT {
    private static RealAsterisk asterisk;

    @BeforeAll
    static void start(@TempDir Path folder) {
        asterisk = RealAsterisk.start(folder);
    }

    @AfterAll
    static void stop() {
        asterisk.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = RestTransport.class,
            names = {"AUTO", "WEBSOCKET"})
    void quick_requests_go_over_the_socket_and_lists_by_http(RestTransport transport) {
        try (AriClient ari = listening(transport)) {
            long before = ari.statistics().requestsBySocket();
            BridgeId bridge = new BridgeId("bridge-" + transport);
            done(ari.bridges().createMixing(bridge));
            assertThat(done(ari.bridges().list())).extracting("id").contains(bridge);
            done(ari.bridges().destroy(bridge));
            assertThat(ari.statistics().requestsBySocket() - before).isEqualTo(2);
        }
    }

    @Test
    void http_alone_if_so_told() {
        try (AriClient ari = client(RestTransport.HTTP)) {
            done(ari.listen());
            done(ari.asterisk().info());
            assertThat(ari.statistics().requestsBySocket()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(RestTransport.class)
    void refusals_are_the_same_on_every_way(RestTransport transport) {
        try (AriClient ari = listening(transport)) {
            ChannelId unknown = new ChannelId("no such+channel/ä");
            assertThatThrownBy(() -> done(ari.channels().get(unknown))).hasCauseInstanceOf(AriNotFoundException.class);
            ChannelId mine = new ChannelId("mine/100% +ü-" + transport);
            create(ari, mine);
            assertThatThrownBy(() -> done(ari.channels().create(leg(mine))))
                    .hasCauseInstanceOf(AriConflictException.class);
            assertThat(done(ari.channels().get(mine)).id()).isEqualTo(mine);
            done(ari.channels().setVariable(mine, "NOTE", "a+b%2B ü & more"));
            assertThat(done(ari.channels().variable(mine, "NOTE"))).isEqualTo("a+b%2B ü & more");
            done(ari.channels().hangUp(mine, HangupCause.NORMAL_CLEARING));
        }
    }

    @Test
    void a_channel_that_keeps_a_command_waiting_holds_up_no_other() {
        try (AriClient ari = listening(RestTransport.AUTO)) {
            ChannelId stuck = talking(ari, "stuck");
            ChannelId other = talking(ari, "other");
            done(ari.channels().play(stuck, new PlaybackId("long"), "sound:tt-monkeys"));
            CompletionStage<Void> waiting = ari.channels().setVariable(stuck, "NOTE", "later");
            done(ari.channels().setVariable(other, "NOTE", "now"));
            done(ari.channels().get(other));
            assertThat(waiting.toCompletableFuture()).isNotDone();
            done(ari.channels().hangUp(stuck, HangupCause.NORMAL_CLEARING));
            done(ari.channels().hangUp(other, HangupCause.NORMAL_CLEARING));
        }
    }

    private static ChannelId talking(AriClient ari, String name) {
        ChannelId id = new ChannelId(name);
        Set<ChannelId> up = ConcurrentHashMap.newKeySet();
        ari.events().subscribe(EventSelector.of(ChannelStateChange.class, id), event -> {
            if (event.channel().state() == ChannelState.UP) {
                up.add(event.channelId());
            }
        });
        create(ari, id);
        done(ari.channels().dial(id, null, Duration.ofSeconds(10)));
        await().until(() -> up.contains(id));
        return id;
    }

    /** Creates a channel and waits until it is in Stasis, where it accepts commands. */
    private static void create(AriClient ari, ChannelId id) {
        Set<ChannelId> in = ConcurrentHashMap.newKeySet();
        ari.events().subscribe(EventSelector.of(StasisStart.class, id), event -> in.add(event.channelId()));
        done(ari.channels().create(leg(id)));
        await().until(() -> in.contains(id));
    }

    private static CreateChannel leg(ChannelId id) {
        return new CreateChannel(id, "Local/3300@callees", "", null, Map.of());
    }

    /** A client whose socket already accepts requests. */
    private static AriClient listening(RestTransport transport) {
        AriClient ari = client(transport);
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> {});
        done(ari.listen());
        if (transport != RestTransport.HTTP) {
            await().until(() -> {
                done(ari.channels().get(new ChannelId("probe")).handle((found, missing) -> true));
                return ari.statistics().requestsBySocket() > 0;
            });
        }
        return ari;
    }

    private static AriClient client(RestTransport transport) {
        Map<String, String> settings = asterisk.settings();
        return AriClient.connect(AriSettings.of(
                        URI.create(settings.get("ARI_URL")),
                        new Credentials(settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD")),
                        "rest-" + transport.name().toLowerCase(java.util.Locale.ROOT))
                .withTransport(transport));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
