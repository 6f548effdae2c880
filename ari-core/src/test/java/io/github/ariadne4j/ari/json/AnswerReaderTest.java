package io.github.ariadne4j.ari.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.DeviceCondition;
import io.github.ariadne4j.ari.model.Mailbox;
import io.github.ariadne4j.ari.model.RtpStatistics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    @Test
    void reads_mailboxes() {
        assertThat(AnswerReader.mailboxes("[{\"name\":\"1000@default\",\"old_messages\":3,\"new_messages\":5}]"))
                .containsExactly(new Mailbox("1000@default", 3, 5));
    }

    @Test
    void reads_an_endpoint_without_a_state_and_a_device_in_a_state_of_the_future() {
        assertThat(AnswerReader.endpoint("{\"technology\":\"PJSIP\",\"resource\":\"a\",\"channel_ids\":[\"c\"]}")
                        .channels())
                .containsExactly(new ChannelId("c"));
        assertThat(AnswerReader.deviceState("{\"name\":\"Stasis:x\",\"state\":\"FLYING\"}")
                        .condition())
                .isEqualTo(DeviceCondition.UNKNOWN);
    }

    @Test
    void reads_unsigned_stream_ids_and_leaves_open_what_was_not_measured() {
        RtpStatistics statistics = MediaReader.rtpStatistics(
                "{\"local_ssrc\":4294967295,\"txcount\":7,\"rxploss\":2,\"local_maxjitter\":0.5,\"channel_uniqueid\":\"c\"}");
        assertThat(statistics.localSsrc()).isEqualTo(4_294_967_295L);
        assertThat(statistics.sent().packets()).isEqualTo(7);
        assertThat(statistics.received().lost()).isEqualTo(2);
        assertThat(statistics.localJitter().max()).isEqualTo(0.5);
        assertThat(statistics.roundTrip()).isNull();
    }

    @Test
    void a_recording_that_still_goes_on_has_no_duration() {
        assertThat(MediaReader.liveRecording("{\"name\":\"r\",\"state\":\"recording\"}")
                        .duration())
                .isNull();
        assertThat(MediaReader.liveRecording("{\"name\":\"r\",\"duration\":9}").duration())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void what_is_no_json_is_malformed() {
        assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> AnswerReader.sounds("<html>"));
    }
}
