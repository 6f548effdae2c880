package io.github.ariadne4j.ari.ari4java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ariadne4j.ari.bridge.CreateBridge;
import io.github.ariadne4j.ari.channel.CreateChannel;
import io.github.ariadne4j.ari.channel.DialplanEntry;
import io.github.ariadne4j.ari.channel.ExternalMedia;
import io.github.ariadne4j.ari.channel.MediaPeer;
import io.github.ariadne4j.ari.channel.Originate;
import io.github.ariadne4j.ari.channel.OriginateTo;
import io.github.ariadne4j.ari.channel.SnoopChannel;
import io.github.ariadne4j.ari.endpoint.Refer;
import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.Lane;
import io.github.ariadne4j.ari.media.PlayMedia;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.ari.request.PreparedRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private static final ChannelId CHANNEL = new ChannelId("c1");

    private final RecordedExchange exchange = new RecordedExchange();
    private final Ari4javaResources ari = Ari4javaResources.on(exchange, "b2bua");

    @ParameterizedTest(name = "{0} stays within its segment")
    @CsvSource({
        "'..', %2E%2E",
        "'.', %2E",
        "'a/b', a%2Fb",
        "'%2F', %252F",
        "'a b', a%20b",
        "'a+b', a%2Bb",
        "'a?b=c#d;e&f', a%3Fb%3Dc%23d%3Be%26f",
        "'x$1', x%241",
    })
    void an_id_stays_within_its_segment(String id, String encoded) {
        ari.channels().answer(new ChannelId(id));
        assertThat(exchange.last().path()).isEqualTo("/channels/" + encoded + "/answer");
        ari.channels().progress(new ChannelId(id));
        assertThat(exchange.last().path()).isEqualTo("/channels/" + encoded + "/progress");
    }

    @Test
    void an_empty_name_never_reaches_another_operation() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChannelId(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ari.recordings().stored().delete(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ari.recordings().live().stop(""));
        assertThatIllegalArgumentException().isThrownBy(() -> ari.endpoints().get("PJSIP", ""));
        assertThat(exchange.requests()).isEmpty();
    }

    @Test
    void what_ends_a_call_goes_on_the_urgent_lane_and_nothing_else_does() {
        ari.channels().hangUp(CHANNEL, HangupCause.NORMAL_CLEARING);
        ari.bridges().destroy(new BridgeId("m"));
        ari.playbacks().stop(new PlaybackId("p"));
        ari.recordings().live().stop("r");
        ari.recordings().live().cancel("r");
        assertThat(exchange.requests()).extracting(AriRequest::lane).containsOnly(Lane.URGENT);

        exchange.requests().clear();
        ari.channels().answer(CHANNEL);
        ari.channels().unhold(CHANNEL);
        ari.mailboxes().delete("1000@default");
        ari.recordings().stored().delete("r");
        assertThat(exchange.requests()).extracting(AriRequest::lane).containsOnly(Lane.NORMAL);
    }

    @Test
    void a_call_into_the_dialplan_names_the_place_and_no_application() {
        ari.channels()
                .originate(Originate.of(CHANNEL, "Local/3200@callees")
                        .withTo(new OriginateTo.Dialplan(DialplanEntry.of("callees", "3300")))
                        .withTimeout(null)
                        .withVariables(Map.of("A", "b")));
        assertThat(exchange.last().path()).isEqualTo("/channels/c1");
        assertThat(parameters())
                .containsEntry("context", "callees")
                .containsEntry("extension", "3300")
                .containsEntry("priority", "1")
                .containsEntry("timeout", "-1")
                .doesNotContainKeys("app", "appArgs", "callerId");
        assertThat(exchange.last().body()).isEqualTo("{\"variables\":{\"A\":\"b\"}}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_long_value_travels_in_the_body(boolean reported) {
        String value = "x".repeat(5000);
        if (reported) {
            ari.channels().setReportedVariable(CHANNEL, "A", value);
        } else {
            ari.channels().setVariable(CHANNEL, "A", value);
        }
        assertThat(parameters()).containsEntry("variable", "A").doesNotContainKey("value");
        assertThat(exchange.last().body()).isEqualTo("{\"value\":\"" + value + "\"}");
    }

    @Test
    void who_refers_whom_where_is_not_mixed_up() {
        ari.endpoints().refer("pjsip:bob", new Refer("pjsip:alice", "pjsip:carol", true, Map.of()));
        assertThat(parameters())
                .containsEntry("to", "pjsip:bob")
                .containsEntry("from", "pjsip:alice")
                .containsEntry("refer_to", "pjsip:carol")
                .containsEntry("to_self", "true");
        ari.mailboxes().set("1000", 3, 5);
        assertThat(parameters()).containsEntry("oldMessages", "3").containsEntry("newMessages", "5");
    }

    @Test
    void external_media_chooses_transport_and_encapsulation_together() {
        ari.channels().externalMedia(ExternalMedia.of(CHANNEL, new MediaPeer.AudioSocket("h:1", "u"), "slin"));
        assertThat(parameters())
                .containsEntry("transport", "tcp")
                .containsEntry("encapsulation", "audiosocket")
                .containsEntry("data", "u");
        ari.channels().externalMedia(ExternalMedia.of(CHANNEL, new MediaPeer.WebSocketTo("media", "v(a=1)"), "slin"));
        assertThat(parameters())
                .containsEntry("transport", "websocket")
                .containsEntry("encapsulation", "none")
                .containsEntry("transport_data", "v(a=1)");
    }

    @Test
    void several_variables_are_read_and_set_at_once() {
        ari.channels().setReportedVariables(CHANNEL, Map.of("A", "b"));
        assertThat(exchange.last().body())
                .contains("\"A\":{")
                .contains("\"value\":\"b\"")
                .contains("\"report_events\":true");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ari.channels().variables(CHANNEL, Set.of("PJSIP_HEADER(read,X)")))
                .withMessageContaining("comma");
    }

    @Test
    void a_bridge_without_variables_has_no_body() {
        ari.bridges().create(CreateBridge.mixing(new BridgeId("m")));
        assertThat(exchange.last().body()).isNull();
        assertThat(parameters()).isEqualTo(Map.of("type", "mixing"));
        assertThat(exchange.requests()).hasSize(1);
        ari.bridges().add(new BridgeId("m"), List.of(CHANNEL));
        assertThat(parameters()).containsEntry("channel", "c1").doesNotContainKey("role");
    }

    private Map<String, String> parameters() {
        return exchange.last().query().stream()
                .collect(Collectors.toMap(AriRequest.Param::name, AriRequest.Param::value));
    }

    @Test
    void what_is_prepared_has_its_id_and_sends_nothing_before_it_is_executed() {
        PlaybackId playback = new PlaybackId("p1");
        ChannelId other = new ChannelId("c2");
        BridgeId bridge = new BridgeId("m");
        List<PreparedRequest<?, ?>> prepared = List.of(
                ari.channels().prepare(CreateChannel.of(CHANNEL, "PJSIP/100@desk")),
                ari.channels().prepare(Originate.of(CHANNEL, "PJSIP/100@desk")),
                ari.channels().prepare(CHANNEL, SnoopChannel.listening(other)),
                ari.channels().prepare(ExternalMedia.of(other, new MediaPeer.AudioSocket("h:1", "u"), "slin")),
                ari.channels().preparePlay(CHANNEL, PlayMedia.of(playback, "sound:hello")),
                ari.bridges().preparePlay(bridge, PlayMedia.of(playback, "sound:hello")),
                ari.bridges().prepare(CreateBridge.mixing(bridge)));
        assertThat(prepared.stream().<Object>map(PreparedRequest::id))
                .containsExactly(CHANNEL, CHANNEL, other, other, playback, playback, bridge);
        assertThat(exchange.requests()).isEmpty();

        prepared.forEach(PreparedRequest::execute);
        assertThat(exchange.requests())
                .extracting(AriRequest::path)
                .containsExactly(
                        "/channels/create",
                        "/channels/c1",
                        "/channels/c1/snoop/c2",
                        "/channels/externalMedia",
                        "/channels/c1/play/p1",
                        "/bridges/m/play/p1",
                        "/bridges/m");
    }
}
