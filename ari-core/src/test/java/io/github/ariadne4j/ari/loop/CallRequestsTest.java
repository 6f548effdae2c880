package io.github.ariadne4j.ari.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.exchange.AriRequest.SocketUse;
import io.github.ariadne4j.ari.exchange.AriResponse;
import io.github.ariadne4j.ari.exchange.ResponseHandler;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that are sent, and the handling of their answers. */
class CallRequestsTest {
    private static final ChannelId CHANNEL = new ChannelId("a/1");
    private static final BridgeId BRIDGE = new BridgeId("br/1");
    private static final PlaybackId PLAYBACK = new PlaybackId("p/1");

    private final List<AriRequest> sent = new ArrayList<>();
    private final List<ResponseHandler> waiting = new ArrayList<>();
    private final List<Optional<AriException>> done = new ArrayList<>();
    private final CallRequests requests = new CallRequests(this::take, "b2bua");

    private void take(AriRequest request, ResponseHandler handler) {
        sent.add(request);
        waiting.add(handler);
    }

    private void done(@Nullable AriException failure) {
        done.add(Optional.ofNullable(failure));
    }

    private void answer(int status) {
        waiting.get(0).onResponse(new AriResponse(status, "{\"message\":\"so it is\"}"));
    }

    /** Requests without a body, by their text. */
    private static Map<String, BiConsumer<CallRequests, RequestCallback>> plain() {
        Map<String, BiConsumer<CallRequests, RequestCallback>> plain = new TreeMap<>();
        plain.put("POST /ari/channels/a%2F1/ring", (requests, callback) -> requests.ring(CHANNEL, callback));
        plain.put("DELETE /ari/channels/a%2F1/ring", (requests, callback) -> requests.ringStop(CHANNEL, callback));
        plain.put("POST /ari/channels/a%2F1/moh", (requests, callback) -> requests.startMoh(CHANNEL, callback));
        plain.put("DELETE /ari/channels/a%2F1/moh", (requests, callback) -> requests.stopMoh(CHANNEL, callback));
        plain.put("DELETE /ari/playbacks/p%2F1", (requests, callback) -> requests.stopPlayback(PLAYBACK, callback));
        plain.put("GET /ari/playbacks/p%2F1", (requests, callback) -> requests.playback(PLAYBACK, callback));
        plain.put("GET /ari/bridges/br%2F1", (requests, callback) -> requests.bridge(BRIDGE, callback));
        plain.put("POST /ari/bridges/br%2F1/moh", (requests, callback) -> requests.startMoh(BRIDGE, callback));
        plain.put("DELETE /ari/bridges/br%2F1/moh", (requests, callback) -> requests.stopMoh(BRIDGE, callback));
        return plain;
    }

    static List<String> texts() {
        return List.copyOf(plain().keySet());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_request_that_waits_for_no_channel_prefers_the_socket(String text) {
        // When
        plain().get(text).accept(requests, this::done);

        // Then
        assertThat(sent).extracting(AriRequest::text).containsExactly(text);
        assertThat(sent).extracting(AriRequest::use).containsExactly(SocketUse.PREFERRED);
        assertThat(sent).extracting(AriRequest::lane).containsExactly(Lane.NORMAL);
        assertThat(waiting.get(0).readsBody()).isFalse();
    }

    @Test
    void a_removal_may_wait_for_the_channel_and_avoids_the_socket() {
        // When
        requests.remove(BRIDGE, CHANNEL, this::done);

        // Then
        assertThat(sent)
                .extracting(AriRequest::text)
                .containsExactly("POST /ari/bridges/br%2F1/removeChannel?channel=a%2F1");
        assertThat(sent).extracting(AriRequest::use).containsExactly(SocketUse.AVOIDED);
    }

    @Test
    void what_is_played_to_a_bridge_is_named() {
        requests.play(BRIDGE, "sound:confbridge-join", this::done);

        assertThat(sent)
                .extracting(AriRequest::text)
                .containsExactly("POST /ari/bridges/br%2F1/play?media=sound%3Aconfbridge-join");
    }

    @Test
    void a_channel_that_leaves_is_told_where_to() {
        // When
        requests.continueInDialplan(CHANNEL, "office", "*100", 2, this::done);
        requests.move(CHANNEL, "other", "one,two", this::done);
        requests.redirect(CHANNEL, "PJSIP/sip:100@192.0.2.7", this::done);

        // Then
        assertThat(sent)
                .extracting(AriRequest::text)
                .containsExactly(
                        "POST /ari/channels/a%2F1/continue?context=office&extension=*100&priority=2",
                        "POST /ari/channels/a%2F1/move?app=other&appArgs=one%2Ctwo",
                        "POST /ari/channels/a%2F1/redirect?endpoint=PJSIP%2Fsip%3A100%40192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void a_status_of_success_is_success_whatever_the_body(int status) {
        requests.playback(PLAYBACK, this::done);
        answer(status);
        assertThat(done).containsExactly(Optional.empty());
    }

    @Test
    void a_failure_says_what_failed_on_which_id_and_why() {
        requests.playback(PLAYBACK, this::done);
        answer(404);
        assertThat(done.get(0)).get().isInstanceOf(AriNotFoundException.class);
        assertThat(done.get(0).orElseThrow()).hasMessage("look for playback p/1: 404 so it is");
    }

    @Test
    void a_removal_tells_a_channel_that_is_not_in_the_bridge_from_one_that_is_gone() {
        requests.remove(BRIDGE, CHANNEL, this::done);
        answer(422);
        answer(400);
        assertThat(done.get(0)).get().isInstanceOf(AriConflictException.class);
        assertThat(done.get(1)).get().isInstanceOf(AriRejectedException.class);
    }

    @Test
    void a_variable_is_read_from_the_answer_or_the_failure_says_which_one_it_was() {
        // Given
        List<String> told = new ArrayList<>();
        ValueCallback callback = (value, failure) -> told.add(failure == null ? value : failure.getMessage());

        // When
        requests.variable(CHANNEL, "CHANNEL(state)", callback);

        // Then
        assertThat(sent)
                .extracting(AriRequest::text)
                .containsExactly("GET /ari/channels/a%2F1/variable?variable=CHANNEL%28state%29");
        assertThat(waiting.get(0).readsBody()).isTrue();

        // When
        waiting.get(0).onResponse(new AriResponse(200, "{\"value\":\"Up\"}"));
        answer(404);
        waiting.get(0).onResponse(new AriResponse(200, "Up"));

        // Then
        assertThat(told).startsWith("Up", "read CHANNEL(state) of channel a/1: 404 so it is");
        assertThat(told.get(2)).startsWith("read CHANNEL(state) of channel a/1: the answer cannot be read");
    }

    @Test
    void a_watch_sees_the_request_and_its_answer() {
        // Given
        List<String> seen = new ArrayList<>();
        RequestWatch watch = new RequestWatch() {
            @Override
            public void sent(Supplier<String> text) {
                seen.add(text.get());
            }

            @Override
            public void done(@Nullable AriException failure) {
                seen.add(failure == null ? "done" : "failed");
            }
        };

        // When
        requests.watched(watch).stopPlayback(PLAYBACK, this::done);
        answer(204);

        // Then
        assertThat(seen).containsExactly("DELETE /ari/playbacks/p%2F1", "done");
        assertThat(done).containsExactly(Optional.empty());
    }
}
