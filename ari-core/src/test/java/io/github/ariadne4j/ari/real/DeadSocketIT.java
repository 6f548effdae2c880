package io.github.ariadne4j.ari.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.application.UserEvent;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.ChannelUserevent;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a write time-out Asterisk keeps the socket open without sending on it, or closes it when it reads the next
 * frame. Both cases occur.
 */
class DeadSocketIT {
    private static final String APPLICATION = "slow";
    private static final String TIME_OUT = "Problem occurred during websocket write";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<ConnectionState> states = new CopyOnWriteArrayList<>();
    private final List<ConnectionGap> gaps = new CopyOnWriteArrayList<>();

    @Test
    void a_socket_that_asterisk_gave_up_is_found_within_five_seconds_and_replaced(
            @TempDir Path folder, @TempDir Path overlay) throws IOException {
        // Given
        Files.writeString(overlay.resolve("ari.conf"), "\n[general](+)\nwebsocket_write_timeout = 100\n");
        try (RealAsterisk asterisk = RealAsterisk.start(folder, overlay);
                SlowRelay relay = new SlowRelay(uri(asterisk));
                AriClient other = AriClient.connect(settings(asterisk, uri(asterisk), "other"));
                AriClient ari = AriClient.connect(settings(asterisk, relay.uri(), APPLICATION))) {
            ari.onConnection(new ConnectionListener() {
                @Override
                public void onState(ConnectionState state) {
                    states.add(state);
                }

                @Override
                public void onGap(ConnectionGap gap) {
                    gaps.add(gap);
                }
            });
            ari.events().subscribe(EventSelector.of(ChannelUserevent.class), event -> heard.add(event.name()));
            done(ari.listen());

            // When
            relay.freeze();
            String much = "x".repeat(30_000);
            int events = 0;
            while (floods(other, much) && !log(asterisk).contains(TIME_OUT)) {
                assertThat(++events).as("events before a write time-out").isLessThan(2_000);
            }
            relay.thaw();
            Instant thawed = Instant.now(); // buffered frames still arrive, for less than a second

            // Then
            await().atMost(Duration.ofSeconds(10)).until(() -> states.contains(ConnectionState.RECONNECTING));
            assertThat(Duration.between(thawed, Instant.now())).isLessThan(Duration.ofSeconds(6));
            await().atMost(Duration.ofSeconds(10)).until(() -> gaps.size() == 1);
            assertThat(ari.state()).isEqualTo(ConnectionState.LISTENING);
            assertThat(heard).contains("flood").doesNotContain("after");
            done(other.applications().send(UserEvent.of("after", APPLICATION, Map.of())));
            await().until(() -> heard.contains("after"));
        }
    }

    /** Returns whether the application is still active. */
    private static boolean floods(AriClient other, String much) {
        return done(other.applications()
                .send(UserEvent.of("flood", APPLICATION, Map.of("much", much)))
                .handle((sent, error) -> error == null));
    }

    private static URI uri(RealAsterisk asterisk) {
        return URI.create(asterisk.settings().get("ARI_URL"));
    }

    private static AriSettings settings(RealAsterisk asterisk, URI uri, String application) {
        Map<String, String> known = asterisk.settings();
        return AriSettings.of(uri, new Credentials(known.get("ARI_USERNAME"), known.get("ARI_PASSWORD")), application)
                .withTransport(RestTransport.HTTP);
    }

    private static String log(RealAsterisk asterisk) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(asterisk.home()).resolve("log"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        }
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
