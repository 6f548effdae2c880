package io.github.ariadne4j.ari.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.request.RestTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketRulesTest {
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final SocketExchange idle = new SocketExchange(loop, frame -> {}, Duration.ofSeconds(10));

    @AfterEach
    void close() {
        loop.shutdownNow();
    }

    private static AriRequest request(String method, String path, Lane lane) {
        return new AriRequest(method, path, List.of(), null, lane);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/channels",
                "/bridges",
                "/endpoints",
                "/endpoints/PJSIP",
                "/sounds",
                "/applications",
                "/asterisk/modules",
                "/recordings/stored",
                "/recordings/stored/one/file",
                "/deviceStates",
                "/mailboxes",
            })
    void what_may_grow_large_never_goes_over_the_socket(String path) {
        for (RestTransport transport : RestTransport.values()) {
            assertThat(new SocketRules(transport).allow(request("GET", path, Lane.NORMAL), idle))
                    .as("%s by %s", path, transport)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /channels/create, true",
        "POST, /channels/a/dial, false",
        "POST, /channels/a/continue, false",
        "POST, /channels/a/move, false",
        "POST, /channels/a/dtmf, false",
        "POST, /channels/a/ring, true",
        "GET, /channels/a, true",
        "POST, /bridges/b, true",
        "GET, /bridges/b, false",
        "POST, /channels/a/answer, false",
        "POST, /channels/a/variable, false",
        "GET, /channels/a/variables, false",
        "GET, /applications/b2bua, false",
        "POST, /channels/a/redirect, false",
        "POST, /bridges/b/addChannel, false",
        "POST, /bridges/b/removeChannel, false",
        "POST, /bridges/b/videoSource/a, false",
        "PUT, /asterisk/modules/res_pjsip.so, false",
        "PUT, /asterisk/logging/full/rotate, false",
        "POST, /recordings/stored/one/copy, false",
        "DELETE, /applications/b2bua/subscription, false",
    })
    void auto_keeps_what_waits_for_a_channel_or_cannot_be_repeated_off_the_socket(
            String method, String path, boolean bySocket) {
        AriRequest request = request(method, path, Lane.NORMAL);
        assertThat(new SocketRules(RestTransport.AUTO).allow(request, idle)).isEqualTo(bySocket);
        assertThat(new SocketRules(RestTransport.WEBSOCKET).allow(request, idle))
                .isTrue();
        assertThat(new SocketRules(RestTransport.HTTP).allow(request, idle)).isFalse();
    }

    @Test
    void auto_sends_a_hang_up_by_http_while_a_request_on_the_socket_waits() {
        SocketRules auto = new SocketRules(RestTransport.AUTO);
        AriRequest hangUp = request("DELETE", "/channels/a", Lane.URGENT);
        assertThat(auto.allow(hangUp, idle)).isTrue();

        SocketExchange busy = new SocketExchange(loop, frame -> {}, Duration.ofSeconds(10));
        busy.send(request("POST", "/channels/b/dial", Lane.NORMAL), new Answer());

        await().until(() -> !auto.allow(hangUp, busy));
    }

    @Test
    void auto_leaves_a_socket_on_which_a_request_waits_for_long() {
        SocketExchange stalled = new SocketExchange(loop, frame -> {}, Duration.ofSeconds(10));
        stalled.send(request("POST", "/channels/b/ring", Lane.NORMAL), new Answer());

        AriRequest next = request("POST", "/channels/c/ring", Lane.NORMAL);
        await().until(() -> !new SocketRules(RestTransport.AUTO).allow(next, stalled));
        assertThat(new SocketRules(RestTransport.WEBSOCKET).allow(next, stalled))
                .isTrue();
    }
}
