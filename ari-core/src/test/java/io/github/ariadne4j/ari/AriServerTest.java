package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriServerSettings.Limits;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.connection.Backlog;
import io.github.ariadne4j.ari.connection.ConnectionGap;
import io.github.ariadne4j.ari.connection.ConnectionListener;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.AriSimulatorExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AriServerTest {
    private static final Credentials EAST = new Credentials("east", "canary-east");
    private static final Credentials WEST = new Credentials("west", "canary-west");

    @RegisterExtension
    static final AriSimulatorExtension HTTP = new AriSimulatorExtension();

    private final BlockingQueue<AriClient> welcomed = new LinkedBlockingQueue<>();
    private final List<AriEvent> heard = new CopyOnWriteArrayList<>();
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private AriServer server;

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void an_asterisk_that_comes_in_is_a_client() throws Exception {
        // Given
        listen(this::hear);

        // When
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");

        // Then
        AriClient ari = next();
        assertThat(ari.application()).isEqualTo("b2bua");
        assertThat(ari.server().entityId()).isEqualTo("id-east");
        await().until(() -> ari.state() == ConnectionState.LISTENING);
        asterisk.channel("StasisStart", "c1");
        await().until(() -> heard.size() == 1);
        assertThat(asterisk.requests).contains("PUT applications/b2bua/eventFilter");
    }

    @Test
    void requests_go_over_the_socket_that_asterisk_opened() throws Exception {
        listen(this::hear);
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        done(ari.channels().answer(new ChannelId("c1")));
        assertThat(asterisk.requests).contains("POST channels/c1/answer");
        assertThat(ari.statistics().requestsBySocket()).isPositive();
    }

    @Test
    void a_long_list_is_refused_before_it_crashes_asterisk_and_the_message_says_what_to_do() throws Exception {
        listen(this::hear);
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        assertThatThrownBy(() -> done(ari.bridges().list()))
                .hasCauseInstanceOf(AriConnectionException.class)
                .hasMessageContaining("AriServerSettings.httpAddress(\"id-east\"");
        assertThat(asterisk.requests).doesNotContain("GET bridges");
    }

    @Test
    void with_an_http_address_long_lists_go_by_http() throws Exception {
        AriSimulator byHttp = HTTP.simulator();
        Credentials user = new Credentials(byHttp.username(), byHttp.password());
        listen(settings().httpAddress("id-east", byHttp.uri(), user), this::hear);
        CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        assertThat(done(next().bridges().list())).isEmpty();
    }

    @Test
    void several_asterisks_come_in_by_one_port() throws Exception {
        listen(this::hear);
        CallingAsterisk east = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient first = next();
        CallingAsterisk.first(uri(), WEST, "id-west", "b2bua");
        AriClient second = next();
        assertThat(List.of(first.server().entityId(), second.server().entityId()))
                .containsExactly("id-east", "id-west");
        done(first.channels().answer(new ChannelId("c1")));
        assertThat(east.requests).contains("POST channels/c1/answer");
        assertThat(server.clients()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void a_client_lives_on_when_its_asterisk_comes_back_and_hears_of_the_gap() throws Exception {
        // Given
        listen(this::hear);
        CallingAsterisk before = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        await().until(() -> ari.state() == ConnectionState.LISTENING);

        // When
        before.vanish();
        await().until(() -> ari.state() == ConnectionState.RECONNECTING);
        CallingAsterisk after = CallingAsterisk.again(uri(), EAST, "id-east", "b2bua");

        // Then
        await().until(() -> told.stream().anyMatch(ConnectionGap.class::isInstance));
        assertThat(ari.state()).isEqualTo(ConnectionState.LISTENING);
        assertThat(welcomed).isEmpty();
        done(ari.channels().answer(new ChannelId("c1")));
        assertThat(after.requests).contains("POST channels/c1/answer");
        assertThat(ari.statistics().reconnects()).isOne();
    }

    @Test
    void what_asterisk_kept_is_announced_and_comes_in_order_before_what_is_new() throws Exception {
        // Given
        listen(this::hear);
        CallingAsterisk before = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        await().until(() -> ari.state() == ConnectionState.LISTENING);
        before.vanish();
        await().until(() -> ari.state() == ConnectionState.RECONNECTING);

        // When
        CallingAsterisk after = CallingAsterisk.again(
                uri(), EAST, "id-east", "b2bua", "StasisStart gone", "StasisEnd gone", "StasisStart waiting");
        await().until(() -> ari.state() == ConnectionState.LISTENING);
        after.channel("StasisStart", "fresh");

        // Then
        await().until(() -> heard.size() == 4);
        assertThat(heard)
                .extracting(event -> ((ChannelEvent) event).channelId().value())
                .containsExactly("gone", "gone", "waiting", "fresh");
        Backlog backlog = (Backlog)
                told.stream().filter(Backlog.class::isInstance).findFirst().orElseThrow();
        assertThat(backlog.gone()).containsExactly(new ChannelId("gone"));
        assertThat(backlog.events()).hasSize(4);
    }

    @Test
    void events_wait_until_the_application_has_subscribed() throws Exception {
        CountDownLatch subscribe = new CountDownLatch(1);
        listen(ari -> {
            awaited(subscribe);
            hear(ari);
        });
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua", "StasisStart c1");
        asterisk.channel("StasisEnd", "c1");
        await().until(() -> asterisk.requests.contains("GET asterisk/info"));
        subscribe.countDown();
        await().until(() -> heard.size() == 2);
        assertThat(heard).extracting(AriEvent::type).containsExactly("StasisStart", "StasisEnd");
    }

    @Test
    void a_call_with_a_socket_of_its_own_is_a_client_of_its_own_until_asterisk_says_goodbye() throws Exception {
        // Given
        listen(this::hear);
        String name = "bot:PJSIP/alice-00000003";

        // When
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", name, "StasisStart c1");
        AriClient ari = next();
        await().until(() -> ari.state() == ConnectionState.LISTENING);
        asterisk.channel("StasisEnd", "c1");
        asterisk.sayGoodbye();

        // Then
        await().until(() -> ari.state() == ConnectionState.CLOSED);
        assertThat(ari.application()).isEqualTo(name);
        assertThat(asterisk.requests).contains("PUT applications/bot%3APJSIP%2Falice-00000003/eventFilter");
        await().until(() -> heard.size() == 2);
        await().untilAsserted(() -> assertThat(server.clients()).isEmpty());
    }

    @Test
    void a_client_that_the_application_cannot_take_is_closed_and_offered_again() throws Exception {
        AtomicInteger times = new AtomicInteger();
        listen(ari -> {
            if (times.incrementAndGet() == 1) {
                throw new IllegalStateException("not today");
            }
            hear(ari);
        });
        CallingAsterisk first = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        await().until(first.closed::isDone);
        CallingAsterisk.again(uri(), EAST, "id-east", "b2bua");
        assertThat(next().application()).isEqualTo("b2bua");
    }

    @Test
    void a_second_socket_of_the_same_asterisk_takes_the_place_of_the_first() throws Exception {
        listen(this::hear);
        CallingAsterisk first = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        CallingAsterisk second = CallingAsterisk.again(uri(), EAST, "id-east", "b2bua");
        await().until(first.closed::isDone);
        await().until(() -> ari.state() == ConnectionState.LISTENING);
        done(ari.channels().answer(new ChannelId("c1")));
        assertThat(second.requests).contains("POST channels/c1/answer");
    }

    @Test
    void a_request_while_asterisk_is_away_fails_at_once_and_was_not_sent() throws Exception {
        listen(this::hear);
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        asterisk.vanish();
        await().until(() -> ari.state() == ConnectionState.RECONNECTING);
        assertThatThrownBy(() -> done(ari.channels().answer(new ChannelId("c1"))))
                .cause()
                .isInstanceOfSatisfying(
                        AriConnectionException.class,
                        e -> assertThat(e.outcomeUnknown()).isFalse())
                .hasMessageContaining("is not connected");
    }

    @Test
    void asterisk_is_pinged_but_never_ponged_unasked() throws Exception {
        Limits often = new Limits(
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                64,
                Duration.ofMillis(20),
                Duration.ofSeconds(4),
                Duration.ofSeconds(10));
        listen(settings().withLimits(often), this::hear);
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        await().until(() -> ari.state() == ConnectionState.LISTENING && asterisk.pings.get() > 5);
        assertThat(asterisk.pongs).hasValue(0);
    }

    @Test
    void two_applications_on_one_socket_are_two_clients() throws Exception {
        listen(this::hear);
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        next();
        asterisk.elsewhere("queue", "StasisStart", "c1");
        AriClient second = next();
        await().until(() -> heard.size() == 1);
        assertThat(second.application()).isEqualTo("queue");
        done(second.channels().answer(new ChannelId("c1")));
        assertThat(asterisk.requests).contains("POST channels/c1/answer", "PUT applications/queue/eventFilter");
    }

    @Test
    void an_application_that_another_client_takes_over_is_over() throws Exception {
        listen(this::hear);
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        await().until(() -> ari.state() == ConnectionState.LISTENING);
        asterisk.replace();
        await().until(() -> ari.state() == ConnectionState.REPLACED);
        await().untilAsserted(() -> assertThat(server.clients()).isEmpty());
    }

    @Test
    void closing_the_server_closes_its_clients() throws Exception {
        listen(this::hear);
        CallingAsterisk asterisk = CallingAsterisk.first(uri(), EAST, "id-east", "b2bua");
        AriClient ari = next();
        server.close();
        assertThat(ari.state()).isEqualTo(ConnectionState.CLOSED);
        await().until(asterisk.closed::isDone);
    }

    private static AriServerSettings settings() {
        return AriServerSettings.onLoopback(0, EAST, WEST);
    }

    private void listen(Consumer<AriClient> welcome) {
        listen(settings(), welcome);
    }

    private void listen(AriServerSettings settings, Consumer<AriClient> welcome) {
        server = AriServer.listen(settings, welcome);
        opened.add(server);
    }

    private void hear(AriClient ari) {
        ari.events().subscribe(EventSelector.of(ChannelEvent.class), heard::add);
        ari.onConnection(new ConnectionListener() {
            @Override
            public void onGap(ConnectionGap gap) {
                told.add(gap);
            }

            @Override
            public void onBacklog(Backlog backlog) {
                told.add(backlog);
            }
        });
        welcomed.add(ari);
    }

    private URI uri() {
        return URI.create("ws://127.0.0.1:" + server.address().getPort() + "/ari");
    }

    private AriClient next() throws InterruptedException {
        AriClient next = welcomed.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a client was handed over").isNotNull();
        return next;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
