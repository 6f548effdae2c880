package io.github.ariadne4j.callflow.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.callflow.call.RtpSummary;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are those of Asterisk 22.10.1. */
class RtpVariablesTest {
    private static final String COUNTS = "ssrc=640051491;themssrc=3936722869;lp=3;rxjitter=0.000875;rxcount=390;"
            + "txjitter=0.002375;txcount=386;rlp=2;rtt=0.000000;rxmes=88.087887;txmes=88.087887";
    private static final String JITTER = "minrxjitter=000.000000;maxrxjitter=000.012375;avgrxjitter=000.003197;"
            + "stdevrxjitter=000.002400;mintxjitter=000.000875;maxtxjitter=000.000875;avgtxjitter=000.000875;"
            + "stdevtxjitter=000.000000;";
    private static final String NO_JITTER_REPORTED =
            "minrxjitter=000.000250;maxrxjitter=000.003375;avgrxjitter=000.001699;"
                    + "stdevrxjitter=000.000676;mintxjitter=000.000000;maxtxjitter=000.000000;avgtxjitter=000.000000;"
                    + "stdevtxjitter=000.000000;";
    private static final String ROUND_TRIP =
            "     minrtt=000.020000;     maxrtt=000.060000;     avgrtt=000.040500;     stdevrtt=000.000000;";
    private static final String NO_ROUND_TRIP =
            "     minrtt=000.000000;     maxrtt=000.000000;     avgrtt=000.000000;     stdevrtt=000.000000;";

    private static RtpSummary read(String counts, String jitter, String roundTrip) {
        return RtpVariables.read(
                Map.of("RTPAUDIOQOS", counts, "RTPAUDIOQOSJITTER", jitter, "RTPAUDIOQOSRTT", roundTrip));
    }

    @Test
    void both_directions_are_read_with_means_in_milliseconds_and_not_the_figures_of_the_last_moment() {
        assertThat(read(COUNTS, JITTER, ROUND_TRIP)).isEqualTo(new RtpSummary(390, 386, 3L, 2L, 3.197, 0.875, 40.5));
    }

    /** A call of a second: neither side has sent a report. */
    @Test
    void what_no_report_told_is_not_known() {
        RtpSummary read = read(
                "ssrc=1;themssrc=2;lp=0;rxjitter=0.000000;rxcount=86;txjitter=0.002750;txcount=85;rlp=0;"
                        + "rtt=0.000000;rxmes=0.000000;txmes=0.000000",
                NO_JITTER_REPORTED,
                NO_ROUND_TRIP);

        assertThat(read).isEqualTo(new RtpSummary(86, 85, null, null, 1.699, null, null));
    }

    @Test
    void a_sound_so_bad_that_it_is_rated_0_is_measured_all_the_same() {
        RtpSummary read = read(
                "lp=90;rxcount=10;txcount=100;rlp=80;rxmes=0.000000;txmes=0.000000", NO_JITTER_REPORTED, NO_ROUND_TRIP);

        assertThat(read.lossInPercent()).isEqualTo(90);
        assertThat(read.lossOutPercent()).isEqualTo(80);
    }

    /** Asterisk counts one packet as lost then. */
    @Test
    void of_a_far_end_that_sent_nothing_nothing_is_lost() {
        RtpSummary read =
                read("lp=1;rxcount=0;txcount=100;rlp=0;rxmes=0.000000;txmes=88.0", NO_JITTER_REPORTED, NO_ROUND_TRIP);

        assertThat(read).isEqualTo(new RtpSummary(0, 100, null, null, null, null, null));
    }

    @Test
    void packets_that_came_twice_are_no_loss() {
        assertThat(read("lp=0;rxcount=1;txcount=1;rlp=16777214;txmes=88.0", JITTER, ROUND_TRIP)
                        .lostOut())
                .isZero();
    }

    @Test
    void an_asterisk_that_does_not_rate_the_sound_is_believed_that_nothing_was_lost() {
        assertThat(read("lp=0;rxcount=5;txcount=5;rlp=0;rtt=0.0", JITTER, NO_ROUND_TRIP)
                        .lostIn())
                .isZero();
    }

    @Test
    void jitter_and_round_trip_are_not_known_where_events_carry_the_counts_only() {
        assertThat(RtpVariables.read(Map.of("RTPAUDIOQOS", COUNTS)))
                .isEqualTo(new RtpSummary(390, 386, 3L, 2L, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", "=", "rxcount", "rxcount=", "rxcount=many", "rxcount=-1", "rxcount=NaN", "rxcount=1e300"
            })
    void what_is_no_figure_says_nothing(String counts) {
        assertThat(read(counts, JITTER, ROUND_TRIP)).isNull();
    }

    @Test
    void events_that_carry_no_such_variable_say_nothing() {
        Map<String, String> others = new HashMap<>(Map.of("RTPAUDIOQOSJITTER", JITTER, "TENANT", "blue"));

        assertThat(RtpVariables.read(others)).isNull();
        assertThat(RtpVariables.read(Map.of())).isNull();
    }
}
