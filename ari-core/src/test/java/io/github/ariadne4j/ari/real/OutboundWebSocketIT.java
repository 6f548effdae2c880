package io.github.ariadne4j.ari.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriServer;
import io.github.ariadne4j.ari.AriServerSettings;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.Identity;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.connection.Backlog;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import io.github.ariadne4j.testkit.real.UnusedPort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outbound WebSockets of the real Asterisk. */
class OutboundWebSocketIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static int port;
    private static int tlsPort;
    private static Identity us;
    private static Identity itself;
    private static RealAsterisk asterisk;

    /** Places the calls, by HTTP. */
    private static AriClient caller;

    private final List<ChannelEvent> heard = new CopyOnWriteArrayList<>();
    private final List<Backlog> backlogs = new CopyOnWriteArrayList<>();
    private AriServer server;

    @BeforeAll
    static void start(@TempDir Path folder, @TempDir Path overlay) throws Exception {
        port = UnusedPort.find();
        tlsPort = UnusedPort.find();
        us = Identity.make(overlay, "localhost");
        itself = Identity.make(overlay, "asterisk");
        asterisk = RealAsterisk.start(folder, OutboundConfiguration.write(overlay, port, tlsPort));
        Map<String, String> http = asterisk.settings();
        caller = AriClient.connect(AriSettings.of(
                URI.create(http.get("ARI_URL")),
                new Credentials(http.get("ARI_USERNAME"), http.get("ARI_PASSWORD")),
                "caller"));
        done(caller.listen());
    }

    @AfterAll
    static void stop() {
        caller.close();
        asterisk.close();
    }

    @BeforeEach
    void listen() {
        server = AriServer.listen(settings(port), this::hear);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_call_comes_in_and_is_answered_over_the_socket_that_asterisk_opened() {
        // Given
        AriClient ari = client("lasting"::equals);

        // When
        ChannelId far = call("lasting", "answered");
        ChannelId here = entered(0);
        done(ari.channels().answer(here));

        // Then
        assertThat(done(ari.channels().get(here)).state()).isEqualTo(ChannelState.UP);
        assertThat(ari.statistics().requestsBySocket()).isGreaterThan(2);
        assertThat(ari.server().version()).isNotBlank();
        hangUp(far);
        await().until(() -> heard.stream().anyMatch(StasisEnd.class::isInstance));
    }

    @Test
    void what_happened_while_we_were_away_comes_first_and_in_order() {
        // Given
        client("lasting"::equals);
        server.close();
        ChannelId gone = call("lasting", "gone");
        await().until(() -> waiting() == 1);
        hangUp(gone);
        await().until(() -> waiting() == 0);
        ChannelId patient = call("lasting", "patient");
        await().until(() -> waiting() == 1);

        // When
        listen();
        AriClient ari = client("lasting"::equals);
        ChannelId fresh = call("lasting", "fresh");

        // Then
        await().atMost(PATIENCE)
                .until(() ->
                        heard.stream().filter(StasisStart.class::isInstance).count() == 3);
        assertThat(heard)
                .extracting(ChannelEvent::type)
                .containsExactly("StasisStart", "StasisEnd", "StasisStart", "StasisStart");
        assertThat(backlogs)
                .singleElement()
                .satisfies(backlog ->
                        assertThat(backlog.gone()).containsExactly(heard.get(0).channelId()));
        done(ari.channels().answer(heard.get(2).channelId()));
        hangUp(patient);
        hangUp(fresh);
        await().until(() -> waiting() == 0);
    }

    @Test
    void a_call_with_a_socket_of_its_own_has_its_name_and_its_span_of_life() {
        // Given
        ChannelId far = call("bot", "per-call");

        // When
        AriClient ari = client(name -> name.startsWith("bot:"));
        ChannelId here = entered(0);
        done(ari.channels().answer(here));

        // Then
        assertThat(ari.application()).startsWith("bot:Local/bot@into-application-");
        assertThat(heard.get(0).header().application()).isEqualTo(ari.application());
        hangUp(far);
        await().atMost(PATIENCE).until(() -> ari.state() == ConnectionState.CLOSED);
        await().untilAsserted(() -> assertThat(heard).hasAtLeastOneElementOfType(StasisEnd.class));
        await().untilAsserted(() -> assertThat(server.clients()).doesNotContain(ari));
    }

    @Test
    void a_wrong_password_stays_outside() {
        await().atMost(PATIENCE).until(() -> server.refusedConnections() > 0);
        assertThat(server.clients()).extracting(AriClient::application).doesNotContain("stranger");
    }

    @Test
    void with_tls_both_sides_show_a_certificate() {
        AriServerSettings sealed = settings(tlsPort).withMutualTls(us.certificate(), us.key(), itself.certificate());
        try (AriServer encrypted = AriServer.listen(sealed, ari -> {})) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(encrypted.clients())
                            .extracting(AriClient::application)
                            .containsExactly("sealed"));
        }
    }

    @Test
    void a_long_list_does_not_reach_asterisk() {
        AriClient ari = client("lasting"::equals);
        assertThatThrownBy(() -> done(ari.bridges().list()))
                .hasCauseInstanceOf(AriConnectionException.class)
                .hasMessageContaining(ari.server().entityId());
        assertThat(done(ari.applications().get("lasting")).channels()).isEmpty();
    }

    private static AriServerSettings settings(int port) {
        return AriServerSettings.onLoopback(
                port, new Credentials(OutboundConfiguration.USER, OutboundConfiguration.PASSWORD));
    }

    private void hear(AriClient ari) {
        ari.events().subscribe(EventSelector.of(ChannelEvent.class), event -> {
            if (event instanceof StasisStart || event instanceof StasisEnd) {
                heard.add(event);
            }
        });
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onBacklog(Backlog backlog) {
                backlogs.add(backlog);
            }
        });
    }

    private AriClient client(Predicate<String> application) {
        return await().atMost(PATIENCE)
                .until(
                        () -> server.clients().stream()
                                .filter(ari -> application.test(ari.application()))
                                .filter(ari -> ari.state() == ConnectionState.LISTENING)
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private ChannelId entered(int which) {
        await().atMost(PATIENCE).until(() -> heard.size() > which);
        return heard.get(which).channelId();
    }

    /** One half of a Local channel is the caller's, the other enters the application. */
    private static ChannelId call(String extension, String name) {
        ChannelId far = new ChannelId(name);
        List<StasisStart> in = new CopyOnWriteArrayList<>();
        caller.events().subscribe(EventSelector.of(StasisStart.class, far), in::add);
        done(caller.channels()
                .create(new CreateChannel(far, "Local/" + extension + "@into-application", "", null, Map.of())));
        await().until(() -> !in.isEmpty());
        done(caller.channels().dial(far, null, Duration.ofSeconds(30)));
        return far;
    }

    private static void hangUp(ChannelId far) {
        done(caller.channels().hangUp(far, HangupCause.NORMAL_CLEARING));
    }

    /** The number of calls in the persistent application, by Asterisk's count. */
    private static int waiting() {
        return done(caller.applications().get("lasting")).channels().size();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
