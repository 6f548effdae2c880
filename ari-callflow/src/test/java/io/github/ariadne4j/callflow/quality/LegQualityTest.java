package io.github.ariadne4j.callflow.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ariadne4j.ari.hep.RtcpSummary;
import io.github.ariadne4j.ari.model.RtpStatistics;
import io.github.ariadne4j.callflow.leg.LegId;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegQualityTest {
    private static final LegId LEG = new LegId(1);
    private static final RtpStatistics.Spread UNKNOWN = new RtpStatistics.Spread(null, null, null, null);
    private static final InetSocketAddress ASTERISK = new InetSocketAddress("192.0.2.1", 10_001);
    private static final InetSocketAddress PHONE = new InetSocketAddress("198.51.100.7", 20_003);
    private static final SdpAudio SDP = new SdpAudio(10_000, 8_000);

    private static RtpStatistics measured(long received, long lostIn, long lostOut, double jitter, double roundTrip) {
        return new RtpStatistics(
                "1.1",
                1,
                2,
                new RtpStatistics.Flow(1_000, 160_000, lostOut, 0.0),
                new RtpStatistics.Flow(received, 160_000, lostIn, 0.0),
                new RtpStatistics.Spread(0.0, 0.0, jitter, 0.0),
                new RtpStatistics.Spread(0.0, 0.0, 0.002, 0.0),
                UNKNOWN,
                UNKNOWN,
                roundTrip,
                UNKNOWN);
    }

    private static RtcpSummary reported(
            InetSocketAddress by, InetSocketAddress to, double loss, double jitter, Double trip) {
        return new RtcpSummary(by, to, 3, 500L, 1, loss, jitter, trip);
    }

    @Test
    void of_both_directions_the_worse_one_counts() {
        LegQuality quality = LegQuality.of(LEG, measured(990, 10, 50, 0.003, 0.04));

        assertThat(quality).isNotNull();
        assertThat(quality.lossPercent()).isCloseTo(5, within(1e-9));
        assertThat(quality.jitterMs()).isCloseTo(3, within(1e-9));
        assertThat(quality.rttMs()).isCloseTo(40, within(1e-9));
        assertThat(quality.mos()).isCloseTo(EModel.mos(5, 3, 40), within(1e-9));
    }

    @Test
    void what_the_far_end_never_reported_is_not_known() {
        LegQuality quality = LegQuality.of(LEG, measured(990, 10, 50, 0.003, 0));

        assertThat(quality).isNotNull();
        assertThat(quality.lossPercent()).isCloseTo(1, within(1e-9));
        assertThat(quality.rttMs()).isNull();
    }

    @Test
    void before_any_sound_there_is_no_quality() {
        assertThat(LegQuality.of(LEG, measured(0, 0, 0, 0, 0))).isNull();
        assertThat(LegQuality.of(LEG, List.of(), SDP)).isNull();
    }

    @Test
    void reports_tell_it_too_and_only_those_that_asterisk_received_tell_the_round_trip() {
        LegQuality quality = LegQuality.of(
                LEG, List.of(reported(ASTERISK, PHONE, 0.01, 16, 5.0), reported(PHONE, ASTERISK, 0.02, 8, 0.03)), SDP);

        assertThat(quality).isNotNull();
        assertThat(quality.lossPercent()).isCloseTo(2, within(1e-9));
        assertThat(quality.jitterMs()).isCloseTo(2, within(1e-9));
        assertThat(quality.rttMs()).isCloseTo(30, within(1e-9));
    }

    @Test
    void where_sound_is_to_go_and_how_fast_its_clock_runs_is_in_the_sdp() {
        assertThat(SdpAudio.of("v=0\r\nm=audio 40000 RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\n"))
                .isEqualTo(new SdpAudio(40_000, 8_000));
        assertThat(SdpAudio.of("m=audio 40000 RTP/SAVPF 107 0\r\na=rtpmap:107 opus/48000/2\r\n"))
                .isEqualTo(new SdpAudio(40_000, 48_000));
        assertThat(SdpAudio.of("v=0\r\n")).isNull();
    }
}
