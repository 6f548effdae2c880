package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.github.ariadne4j.testkit.rest.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The threads on which a stage may be joined. */
class JoiningTest {
    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    private final CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    private AriSimulator asterisk;
    private AriClient ari;

    @BeforeEach
    void connect() {
        asterisk = ASTERISK.simulator();
        ari = AriClient.connect(
                AriSettings.of(asterisk.uri(), new Credentials(asterisk.username(), asterisk.password()), "b2bua")
                        .withHttp(new HttpSettings(8, Duration.ofSeconds(1), Duration.ofMinutes(1))));
    }

    @AfterEach
    void disconnect() {
        ari.close();
    }

    static List<String> kinds_of_thread() {
        return List.copyOf(threads().keySet());
    }

    /** Includes virtual threads on Java 21 and later. */
    private static Map<String, ExecutorService> threads() {
        Map<String, ExecutorService> threads = new TreeMap<>();
        threads.put("plain", Executors.newSingleThreadExecutor());
        if (Runtime.version().feature() >= 21) {
            threads.put("virtual", virtual());
        }
        return threads;
    }

    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Java 21 has virtual threads", e);
        }
    }

    @ParameterizedTest(name = "a {0} thread")
    @MethodSource("kinds_of_thread")
    void an_answer_may_be_waited_for_on(String kind) throws Exception {
        ExecutorService threads = threads().get(kind);
        asterisk.faults().on(Operation.PING).delayReply(Duration.ofMillis(50));
        try {
            assertThat(threads.submit(() -> {
                                ari.listen().toCompletableFuture().join();
                                ari.asterisk().ping().toCompletableFuture().join();
                                return ari.channels()
                                        .list()
                                        .toCompletableFuture()
                                        .join();
                            })
                            .get(10, TimeUnit.SECONDS))
                    .isEmpty();
        } finally {
            threads.shutdown();
        }
    }

    static List<Function<AriClient, CompletionStage<?>>> whatever_is_handed_out() {
        return List.of(
                client -> client.asterisk().ping(),
                client -> client.channels().answer(new ChannelId("c")),
                client -> client.bridges().createMixing(new BridgeId("b")),
                client -> client.applications().get("b2bua"),
                client -> client.applications().list().thenApply(List::size),
                client -> client.readBack().exists(new ChannelId("c")),
                client -> client.features());
    }

    @ParameterizedTest
    @MethodSource("whatever_is_handed_out")
    void but_not_on_a_listeners_thread(Function<AriClient, CompletionStage<?>> request) throws Exception {
        ari.events().subscribe(EventSelector.of(StasisStart.class), event -> tryToWait(request));
        ari.listen().toCompletableFuture().join();
        asterisk.faults().onAnyRequest().swallow();
        asterisk.call("1000").dialling("3314").place();
        assertRefused();
    }

    @Test
    void nor_on_the_thread_that_tells_of_a_change() throws Exception {
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onState(ConnectionState state) {
                if (state == ConnectionState.LISTENING) {
                    asterisk.faults().on(Operation.PING).swallow();
                    tryToWait(client -> client.asterisk().ping());
                }
            }
        });
        ari.listen();
        assertRefused();
    }

    @Test
    void what_is_chained_to_a_stage_may_wait_for_another_answer() throws Exception {
        asterisk.faults().on(Operation.PING).delayReply(Duration.ofMillis(50));
        ari.asterisk()
                .ping()
                .thenRun(() -> tryToWait(client -> client.asterisk().ping()));
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void an_observer_may_wait() throws Exception {
        asterisk.faults().on(Operation.PING).delayReply(Duration.ofMillis(50));
        ari.events()
                .observe(
                        EventSelector.of(StasisStart.class),
                        10,
                        event -> tryToWait(client -> client.asterisk().ping()),
                        lagged -> {});
        ari.listen().toCompletableFuture().join();
        asterisk.call("1000").dialling("3314").place();
        assertThat(thrown.get(10, TimeUnit.SECONDS)).isNull();
    }

    private void tryToWait(Function<AriClient, CompletionStage<?>> request) {
        try {
            request.apply(ari).toCompletableFuture().join();
            thrown.complete(null);
        } catch (RuntimeException e) {
            thrown.complete(e);
        }
    }

    /** Fails long before the time limit of the request. */
    private void assertRefused() throws Exception {
        assertThat(thrown.get(10, TimeUnit.SECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would be a deadlock")
                .hasMessageContaining("thenCompose");
    }
}
