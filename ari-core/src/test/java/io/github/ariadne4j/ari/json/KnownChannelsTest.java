package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.ChannelUserevent;
import io.github.ariadne4j.ari.event.StasisEnd;
import io.github.ariadne4j.ari.model.ChannelState;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownChannelsTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String id = "known-" + COUNT.incrementAndGet();

    private String channel(String state) {
        return "{\"id\":\"" + id + "\",\"name\":\"PJSIP/a\",\"state\":\"" + state + "\"}";
    }

    private String event(String type, String rest) {
        return "{\"type\":\"" + type + "\",\"application\":\"b2bua\"," + rest + "}";
    }

    private ChannelStateChange change(String state) {
        return (ChannelStateChange) EventReader.read(event("ChannelStateChange", "\"channel\":" + channel(state)));
    }

    @Test
    void a_channel_that_is_printed_as_before_is_the_same_object() {
        StasisEnd end = (StasisEnd) EventReader.read(event("StasisEnd", "\"channel\":" + channel("Up")));
        assertThat(change("Up").channel()).isSameAs(end.channel());
    }

    @Test
    void a_channel_that_changed_is_read_again_and_back() {
        assertThat(change("Ring").channel().state()).isEqualTo(ChannelState.RING);
        assertThat(change("Up").channel().state()).isEqualTo(ChannelState.UP);
        assertThat(change("Ring").channel().state()).isEqualTo(ChannelState.RING);
    }

    @Test
    void what_follows_a_known_channel_is_read() {
        String json = event("ChannelUserevent", "\"channel\":" + channel("Up") + ",\"eventname\":\"paid\"");
        EventReader.read(json);
        assertThat(((ChannelUserevent) EventReader.read(json)).name()).isEqualTo("paid");
    }

    @Test
    void a_channel_inside_something_else_is_not_the_events_own() {
        change("Up");
        String json = event("ChannelUserevent", "\"userevent\":{\"x\":1,\"channel\":" + channel("Up") + "}");
        assertThat(((ChannelUserevent) EventReader.read(json)).channel()).isNull();
    }

    private static String bridge(String name) {
        return "\"bridge\":{\"id\":\"b\",\"name\":\"" + name + "\",\"channels\":[\"a\"],\"bridgevars\":{\"X\":\"}\"}}";
    }

    private ChannelEnteredBridge entered(String bridgeName, String state) {
        return (ChannelEnteredBridge)
                EventReader.read(event("ChannelEnteredBridge", bridge(bridgeName) + ",\"channel\":" + channel(state)));
    }

    @Test
    void a_channel_that_comes_after_its_bridge_is_known_too() {
        ChannelEnteredBridge first = entered("one", "Up");
        assertThat(change("Up").channel()).isSameAs(first.channel());
        assertThat(entered("two", "Up").channel()).isSameAs(first.channel());
        assertThat(entered("two", "Up").bridge().name()).isEqualTo("two");
        assertThat(entered("two", "Ring").channel().state()).isEqualTo(ChannelState.RING);
    }

    @Test
    void braces_and_quotes_in_the_texts_of_a_bridge_do_not_end_it() {
        change("Up");
        String name = "}},\\\"channel\\\":{\\\\";
        assertThat(entered(name, "Up").channel()).isSameAs(change("Up").channel());
        assertThat(entered(name, "Up").bridge().name()).isEqualTo("}},\"channel\":{\\");
        assertThat(entered(name, "Ring").channel().state()).isEqualTo(ChannelState.RING);
    }

    @Test
    void a_frame_that_breaks_off_after_a_bridge_is_malformed() {
        change("Up");
        String json = event("ChannelEnteredBridge", bridge("one") + ",\"channel\":" + channel("Up"));
        for (int length = 1; length < json.length(); length++) {
            String part = json.substring(0, length);
            assertThatThrownBy(() -> EventReader.read(part)).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void a_name_that_only_ends_like_the_channels_is_another_one() {
        change("Up");
        String json = event("StasisEnd", "\"my,\\\"channel\":" + channel("Up"));
        assertThatThrownBy(() -> EventReader.read(json)).isInstanceOf(MalformedJsonException.class);
        assertThat(change("Up").channel().state()).isEqualTo(ChannelState.UP);
    }

    @Test
    void a_number_in_the_place_of_the_channel_is_none() {
        assertThatThrownBy(() -> EventReader.read(event("StasisEnd", "\"channel\":5")))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("has a field channel");
    }

    @Test
    void a_frame_that_breaks_off_in_a_known_channel_is_malformed() {
        change("Up");
        String json = event("StasisEnd", "\"channel\":" + channel("Up"));
        for (int length = 1; length < json.length(); length++) {
            String part = json.substring(0, length);
            assertThatThrownBy(() -> EventReader.read(part)).isInstanceOf(MalformedJsonException.class);
        }
    }
}
