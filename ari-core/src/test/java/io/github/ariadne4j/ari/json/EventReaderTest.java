package io.github.ariadne4j.ari.json;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.BridgeDestroyed;
import io.github.ariadne4j.ari.event.BridgeEvent;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelHangupRequest;
import io.github.ariadne4j.ari.event.ChannelHold;
import io.github.ariadne4j.ari.event.ChannelUnhold;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.PlaybackEvent;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.event.UnknownEvent;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final String CHANNEL = """
            {"id":"1700000000.1","name":"PJSIP/carrier-0000001a","state":"Ring","protocol_id":"call@id",
             "caller":{"name":"Ann","number":"1000"},"connected":{"name":"","number":""},"accountcode":"acme",
             "dialplan":{"context":"from-carrier","exten":"3314","priority":2,"app_name":"Stasis","app_data":"b2bua"},
             "creationtime":"2026-11-23T10:00:00.125+0100","language":"en","novelty":{"deep":[1,2]}}
            """;

    private static AriEvent event(String type, String more) {
        return EventReader.read("{\"type\":\"" + type + "\",\"timestamp\":\"2025-03-17T08:32:35.709-0600\","
                + "\"application\":\"b2bua\",\"asterisk_id\":\"02:fc:00:00:00:01\",\"channel\":" + CHANNEL + more
                + "}");
    }

    @Test
    void reads_a_stasis_start_with_everything_that_a_call_needs() {
        StasisStart event = (StasisStart) event("StasisStart", ",\"args\":[\"a\",\"b\"]");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2025-03-17T14:32:35.709Z"));
        assertThat(event.header().application()).isEqualTo("b2bua");
        assertThat(event.header().asteriskId()).isEqualTo("02:fc:00:00:00:01");
        assertThat(event.args()).containsExactly("a", "b");
        assertThat(event.channel().state()).isEqualTo(ChannelState.RING);
        assertThat(event.channel().caller().number()).isEqualTo("1000");
        assertThat(event.channel().dialplan().exten()).isEqualTo("3314");
        assertThat(event.channel().accountCode()).isEqualTo("acme");
        assertThat(event.channel().created()).isEqualTo(Instant.parse("2026-11-23T09:00:00.125Z"));
        assertThat(event.replaced()).isNull();
    }

    @Test
    void reads_causes_as_asterisk_gives_them() {
        ChannelDestroyed destroyed = (ChannelDestroyed)
                event("ChannelDestroyed", ",\"cause\":17,\"cause_txt\":\"User busy\",\"tech_cause\":486");
        assertThat(destroyed.cause()).isEqualTo(HangupCause.USER_BUSY);
        assertThat(destroyed.techCause()).isEqualTo(486);
        ChannelHangupRequest silent = (ChannelHangupRequest) event("ChannelHangupRequest", "");
        assertThat(silent.cause()).isNull();
        assertThat(silent.soft()).isFalse();
        ChannelHangupRequest soft = (ChannelHangupRequest) event("ChannelHangupRequest", ",\"cause\":32,\"soft\":true");
        assertThat(soft.soft()).isTrue();
    }

    @Test
    void a_request_to_hang_up_tells_a_cause_unless_it_is_a_flag_and_missing_media_is_cause_44() {
        assertThat(hangupCause("")).isNull();
        assertThat(hangupCause(",\"cause\":17")).isEqualTo(HangupCause.USER_BUSY);
        assertThat(hangupCause(",\"cause\":1")).isEqualTo(HangupCause.UNALLOCATED);
        assertThat(hangupCause(",\"cause\":32,\"soft\":true")).isNull();
        assertThat(hangupCause(",\"cause\":1,\"soft\":true")).isEqualTo(HangupCause.CHANNEL_UNAVAILABLE);
    }

    private static @Nullable HangupCause hangupCause(String fields) {
        return ((ChannelHangupRequest) event("ChannelHangupRequest", fields)).q850();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StasisEnd",
                "ChannelStateChange",
                "ChannelHold",
                "ChannelUnhold",
                "ChannelDtmfReceived",
                "ChannelVarset",
                "ApplicationMoveFailed"
            })
    void reads_every_event_about_a_channel(String type) {
        AriEvent event = event(type, ",\"digit\":\"5\",\"duration_ms\":100,\"variable\":\"X\",\"value\":\"1\"");
        assertThat(event).isInstanceOf(ChannelEvent.class);
        assertThat(event.type()).isEqualTo(type);
    }

    @Test
    void reads_events_about_bridges_playbacks_and_dials() {
        String bridge = ",\"bridge\":{\"id\":\"b\",\"technology\":\"simple_bridge\",\"channels\":[\"1700000000.1\"]}";
        assertThat(event("BridgeDestroyed", bridge)).isInstanceOf(BridgeEvent.class);
        assertThat(event("ChannelEnteredBridge", bridge)).isInstanceOf(ChannelEvent.class);
        assertThat(event("PlaybackFinished", ",\"playback\":{\"id\":\"p\",\"state\":\"done\"}"))
                .isInstanceOf(PlaybackEvent.class);
        DialEvent dial = (DialEvent) event("Dial", ",\"dialstatus\":\"RINGING\",\"peer\":" + CHANNEL);
        assertThat(dial.type()).isEqualTo("Dial");
        assertThat(dial.dialStatus()).isEqualTo("RINGING");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'\"c1\"', c1",
        "'\"c1\",\"c2\"', c1 c2",
        "'\"c1\",\"c2\",\"c3\",\"c4\"', c1 c2 c3 c4",
    })
    void reads_however_many_members_of_a_bridge(String members, String ids) {
        String bridge = ",\"bridge\":{\"id\":\"b\",\"channels\":[" + members + "],\"name\":\"n\"}";
        BridgeDestroyed destroyed = (BridgeDestroyed) event("BridgeDestroyed", bridge);
        assertThat(destroyed.bridge().channels().stream().map(ChannelId::value).collect(joining(" ")))
                .isEqualTo(ids);
        assertThat(destroyed.bridge().name()).isEqualTo("n");
    }

    @Test
    void reads_what_a_telephone_did() {
        ChannelDtmfReceived digit =
                (ChannelDtmfReceived) event("ChannelDtmfReceived", ",\"digit\":\"#\",\"duration_ms\":100");
        assertThat(digit.digit()).isEqualTo("#");
        assertThat(digit.duration()).isEqualTo(Duration.ofMillis(100));
        assertThat(((ChannelHold) event("ChannelHold", ",\"musicclass\":\"jazz\"")).musicClass())
                .isEqualTo("jazz");
        assertThat(((ChannelHold) event("ChannelHold", "")).musicClass()).isEmpty();
        assertThat(((ChannelUnhold) event("ChannelUnhold", "")).channelId().value())
                .isEqualTo("1700000000.1");
    }

    @Test
    void keeps_an_event_of_an_unknown_type_whole() {
        UnknownEvent event = (UnknownEvent) event("FromTheFuture", ",\"novelty\":42");
        assertThat(event.type()).isEqualTo("FromTheFuture");
        assertThat(event.json()).contains("\"novelty\":42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "{\"type\":\"StasisEnd\"}",
                "{\"no\":\"type\"}",
                "{\"type\":\"StasisEnd\",\"channel\":{\"id\":\"\"}}"
            })
    void refuses_what_is_no_event(String frame) {
        assertThatThrownBy(() -> EventReader.read(frame)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refuses_json_that_is_deeper_than_any_event() {
        String bomb = "[".repeat(10_000) + "]".repeat(10_000);
        assertThatThrownBy(() -> EventReader.read("{\"type\":\"X\",\"y\":" + bomb + "}"))
                .isInstanceOf(MalformedJsonException.class);
    }
}
