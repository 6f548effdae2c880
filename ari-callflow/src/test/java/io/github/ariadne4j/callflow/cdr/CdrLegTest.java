package io.github.ariadne4j.callflow.cdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.RtpSummary;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.quality.EModel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CdrLegTest {
    private static CdrLeg leg(@Nullable RtpSummary rtp) {
        return new CdrLeg(
                LegId.CALLER,
                0,
                LegRole.CALLER,
                new ChannelId("1.1"),
                null,
                LegTimes.begunAt(Instant.EPOCH),
                CdrLeg.End.byItself(null, null),
                null,
                rtp);
    }

    @Test
    void each_direction_is_rated_by_its_own_loss_and_jitter_and_the_round_trip_of_both() {
        CdrLeg leg = leg(new RtpSummary(990, 1_000, 10L, 50L, 3.0, 7.0, 80.0));

        assertThat(leg.mosIn()).isCloseTo(EModel.mos(1, 3, 80), within(1e-9));
        assertThat(leg.mosOut()).isCloseTo(EModel.mos(5, 7, 80), within(1e-9));
    }

    @Test
    void without_a_round_trip_the_network_counts_as_fast() {
        assertThat(leg(new RtpSummary(990, 1_000, 10L, null, 3.0, null, null)).mosIn())
                .isCloseTo(EModel.mos(1, 3, 0), within(1e-9));
    }

    @Test
    void what_was_not_measured_is_not_rated() {
        CdrLeg unreported = leg(new RtpSummary(86, 85, null, null, 1.7, null, null));
        CdrLeg silent = leg(new RtpSummary(0, 0, 0L, 0L, 1.0, 1.0, 1.0));

        assertThat(unreported.mosIn()).isNull();
        assertThat(unreported.mosOut()).isNull();
        assertThat(silent.mosIn()).isNull();
        assertThat(silent.mosOut()).isNull();
        assertThat(leg(null).mosIn()).isNull();
        assertThat(leg(null).mosOut()).isNull();
    }
}
