package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.ari.request.RestTransport;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.Faults;
import io.github.ariadne4j.testkit.SimulatorSettings;
import io.github.ariadne4j.testkit.real.UnusedPort;
import io.github.ariadne4j.testkit.rest.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Loss of the event socket, and reconnection. */
class ReconnectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofMillis(10);

    private final List<ConnectionState> states = new CopyOnWriteArrayList<>();
    private final List<ConnectionGap> gaps = new CopyOnWriteArrayList<>();
    private AriSimulator asterisk;
    private AriClient ari;

    @BeforeEach
    void start() {
        asterisk = AriSimulator.start(SimulatorSettings.defaults().withPort(UnusedPort.find()));
    }

    @AfterEach
    void stop() {
        ari.close();
        asterisk.close();
    }

    @Test
    void however_often_it_tries_in_vain_it_comes_back() throws IOException {
        // Given
        listen(new ReconnectSettings(SOON, SOON, Duration.ofSeconds(1), Duration.ofSeconds(4)));
        asterisk.close();

        // When
        try (Closed door = new Closed(asterisk.uri(), "")) {
            await().atMost(PATIENCE).until(() -> door.knocks.get() > 50);
        }
        asterisk = AriSimulator.start(
                SimulatorSettings.defaults().withPort(asterisk.uri().getPort()));

        // Then
        await().atMost(PATIENCE).until(() -> gaps.size() == 1);
        assertThat(states)
                .containsExactly(ConnectionState.LISTENING, ConnectionState.RECONNECTING, ConnectionState.LISTENING);
        assertThat(asterisk.applications()).contains("b2bua");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void credentials_that_are_refused_on_the_way_back_end_it_and_the_log_says_why(int status) throws IOException {
        // Given
        listen(new ReconnectSettings(SOON, SOON, Duration.ofSeconds(1), Duration.ofSeconds(4)));
        asterisk.close();
        Logger logger = (Logger) LoggerFactory.getLogger(EventConnection.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger.addAppender(log);

        // When
        try (Closed door = new Closed(asterisk.uri(), "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n")) {
            await("the reason in the log")
                    .atMost(PATIENCE)
                    .until(() -> List.copyOf(log.list).stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .anyMatch(line -> line.contains("(" + status + "); check the ARI user and password")));

            // Then
            assertThat(door.knocks).hasValue(1);
        } finally {
            logger.detachAppender(log);
        }
        assertThat(ari.state()).isEqualTo(ConnectionState.REFUSED);
        assertThat(states).endsWith(ConnectionState.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-open", "zombie"})
    void a_dead_socket_is_found_within_five_seconds_and_the_gap_begins_with_its_last_sign_of_life(String kind) {
        // Given: no request on the socket, at which Asterisk would cut it
        connect(settings(ReconnectSettings.defaults()).withTransport(RestTransport.HTTP));
        hear();
        done(ari.listen());
        Consumer<Faults> death = "zombie".equals(kind) ? Faults::makeZombies : Faults::silenceSockets;

        // When
        Instant died = Instant.now();
        death.accept(asterisk.faults());
        Instant dead = Instant.now();

        // Then
        await().atMost(PATIENCE).until(() -> states.contains(ConnectionState.RECONNECTING));
        assertThat(Duration.between(died, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(7));
        await().atMost(PATIENCE).until(() -> gaps.size() == 1);
        assertThat(gaps.get(0).from()).isBeforeOrEqualTo(dead.plusMillis(100));
        assertThat(gaps.get(0).to()).isAfter(died.plusSeconds(2));
    }

    @Test
    void a_gap_is_told_to_everyone_who_listens_also_beside_one_who_throws() {
        // Given
        AtomicInteger others = new AtomicInteger();
        connect(settings(ReconnectSettings.defaults()));
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onGap(ConnectionGap gap) {
                throw new AssertionError("a bug");
            }
        });
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onGap(ConnectionGap gap) {
                others.incrementAndGet();
            }
        });
        hear();
        done(ari.listen());

        // When
        asterisk.faults().cutSockets();

        // Then
        await().atMost(PATIENCE).until(() -> gaps.size() == 1 && others.get() == 1);
        asterisk.faults().cutSockets();
        await().atMost(PATIENCE).until(() -> gaps.size() == 2 && others.get() == 2);
    }

    @Test
    void what_was_subscribed_while_asterisk_was_away_is_in_the_filter_that_is_restored() {
        // Given
        listen(new ReconnectSettings(SOON, SOON, Duration.ofSeconds(1), Duration.ofSeconds(4)));
        asterisk.close();
        await().atMost(PATIENCE).until(() -> ari.state() == ConnectionState.RECONNECTING);

        // When
        ari.events().subscribe(EventSelector.of(StasisEnd.class), event -> {});
        asterisk = AriSimulator.start(
                SimulatorSettings.defaults().withPort(asterisk.uri().getPort()));

        // Then
        await().atMost(PATIENCE).until(() -> gaps.size() == 1);
        assertThat(asterisk.requestLog().requests(Operation.FILTER_EVENTS))
                .singleElement()
                .asString()
                .contains("StasisStart", "StasisEnd", "ApplicationReplaced", "RESTResponse");
    }

    @Test
    void a_filter_that_asterisk_did_not_take_is_sent_again() {
        // Given
        listen(ReconnectSettings.defaults());
        asterisk.faults().on(Operation.FILTER_EVENTS).replyOnce(500);

        // When
        ari.events().subscribe(EventSelector.of(StasisEnd.class), event -> {});

        // Then
        await().atMost(PATIENCE).until(() -> asterisk.requestLog().count(Operation.FILTER_EVENTS) == 3);
        assertThat(asterisk.requestLog()
                        .requests(Operation.FILTER_EVENTS)
                        .get(2)
                        .toString())
                .contains("StasisEnd");
    }

    @Test
    void a_socket_that_is_lost_before_it_was_restored_ends_no_gap() {
        // Given
        Duration second = Duration.ofSeconds(1);
        listen(new ReconnectSettings(second, second, second, Duration.ofSeconds(4)));
        List<Integer> filtersAtGap = new CopyOnWriteArrayList<>();
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onGap(ConnectionGap gap) {
                filtersAtGap.add(asterisk.requestLog().count(Operation.FILTER_EVENTS));
            }
        });
        asterisk.faults().on(Operation.FILTER_EVENTS).once().delayReply(Duration.ofMillis(800));
        asterisk.faults().cutSockets();
        asterisk.requestLog().await(Operation.FILTER_EVENTS, 2, PATIENCE);

        // When
        asterisk.faults().cutSockets();

        // Then
        await().atMost(PATIENCE).until(() -> gaps.size() == 1);
        assertThat(filtersAtGap).containsExactly(3);
    }

    @Test
    void whoever_waits_for_events_when_the_client_is_closed_is_told() {
        connect(settings(ReconnectSettings.defaults()));
        asterisk.faults().on(Operation.FILTER_EVENTS).swallow();
        CompletionStage<Void> listening = ari.listen();
        asterisk.requestLog().await(Operation.FILTER_EVENTS, 1, PATIENCE);
        ari.close();
        assertThatThrownBy(() -> done(listening)).isInstanceOf(AriConnectionException.class);
    }

    /** The behaviour of a proxy without its Asterisk. */
    @Test
    void a_server_that_accepts_and_closes_at_once_is_asked_ever_more_rarely() {
        // Given
        AtomicInteger opened = new AtomicInteger();
        listen(new ReconnectSettings(
                Duration.ofMillis(50), Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(2)));
        long begun = System.nanoTime();
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onState(ConnectionState state) {
                if (state == ConnectionState.LISTENING) {
                    opened.incrementAndGet();
                    asterisk.faults().cutSockets();
                }
            }
        });

        // When
        asterisk.faults().cutSockets();
        await().atMost(PATIENCE).until(() -> opened.get() == 5);

        // Then: half of 50 + 100 + 200 + 400 + 800 ms at the least
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(750));
    }

    private void listen(ReconnectSettings reconnect) {
        connect(settings(reconnect));
        hear();
        done(ari.listen());
    }

    private AriSettings settings(ReconnectSettings reconnect) {
        return AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua")
                .withReconnect(reconnect);
    }

    private void connect(AriSettings settings) {
        ari = AriClient.connect(settings);
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> {});
    }

    private void hear() {
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
    }

    private static void done(CompletionStage<Void> stage) {
        try {
            stage.toCompletableFuture().join();
        } catch (java.util.concurrent.CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** A server at Asterisk's address: answers every connection with the same bytes and closes it. */
    private static final class Closed implements AutoCloseable {
        final AtomicInteger knocks = new AtomicInteger();
        private final ServerSocket port;
        private final byte[] word;
        private final Thread answering = new Thread(this::answer, "closed-door");

        Closed(URI where, String word) throws IOException {
            this.port = new ServerSocket();
            this.word = word.getBytes(StandardCharsets.US_ASCII);
            port.setReuseAddress(true);
            port.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), where.getPort()));
            answering.setDaemon(true);
            answering.start();
        }

        private void answer() {
            try {
                while (true) {
                    answerNext();
                }
            } catch (IOException gone) {
                assertThat(port.isClosed()).isTrue();
            }
        }

        private void answerNext() throws IOException {
            try (Socket knocking = port.accept()) {
                knocks.incrementAndGet();
                if (word.length > 0) {
                    knocking.getInputStream().read(new byte[4096]);
                    knocking.getOutputStream().write(word);
                }
            }
        }

        /** The kernel keeps the port until the accepting thread has left the socket. */
        @Override
        public void close() throws IOException {
            port.close();
            await().atMost(PATIENCE).until(() -> !answering.isAlive());
        }
    }
}
