package io.github.ariadne4j.callflow.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.ariadne4j.ari.channel.Channels;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.RtpStatistics;
import io.github.ariadne4j.ari.request.AriConnectionException;
import io.github.ariadne4j.callflow.call.CallDirection;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.quality.LegQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LiveQualityTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final RtpStatistics.Spread NONE = new RtpStatistics.Spread(0.0, 0.0, 0.0, 0.0);
    private static final RtpStatistics MEASURED = new RtpStatistics(
            "1.1",
            1,
            2,
            new RtpStatistics.Flow(100, 16_000, 0, 0.0),
            new RtpStatistics.Flow(75, 12_000, 25, 0.0),
            NONE,
            NONE,
            NONE,
            NONE,
            0.0,
            NONE);

    private final Channels channels = mock();
    private final LiveQuality live = new LiveQuality(channels);

    private static RecordedCall call(boolean isLive) {
        return new RecordedCall(
                new CallSummary(
                        CallId.of("asterisk", new ChannelId("1.1"), AT),
                        AT,
                        Duration.ZERO,
                        isLive,
                        CallDirection.INBOUND,
                        "1000",
                        "3314",
                        "Connected",
                        0,
                        0,
                        CallSummary.Progress.NONE),
                "b2bua",
                "asterisk",
                new OmittedEntries(0, 0, false),
                null,
                List.of(
                        new CallChannel(Lane.CALLER, "1.1", "", null, true),
                        new CallChannel(Lane.of(new LegId(1)), "1.2", "", 486, false),
                        new CallChannel(Lane.of(new LegId(2)), "1.3", "", null, true)),
                SipCapture.off(),
                List.of(),
                List.of());
    }

    private RecordedCall measured(RecordedCall call) {
        return live.addedTo(call).toCompletableFuture().join();
    }

    @Test
    void live_legs_of_a_live_call_are_asked_for_and_one_that_does_not_answer_is_passed_over() {
        when(channels.rtpStatistics(new ChannelId("1.1"))).thenReturn(CompletableFuture.completedFuture(MEASURED));
        when(channels.rtpStatistics(new ChannelId("1.3")))
                .thenReturn(CompletableFuture.failedFuture(new AriConnectionException("gone", null)));

        assertThat(measured(call(true)).quality()).singleElement().satisfies(quality -> {
            assertThat(quality.leg()).isEqualTo(LegId.CALLER);
            assertThat(quality.lossPercent()).isEqualTo(25.0);
        });
        verify(channels, never()).rtpStatistics(new ChannelId("1.2"));
    }

    @Test
    void nothing_is_asked_of_an_ended_call_or_where_reports_told_it_already() {
        RecordedCall told = call(true).withQuality(List.of(new LegQuality(LegId.CALLER, 1.0, 1.0, null, 4.0)));

        assertThat(measured(told)).isSameAs(told);
        assertThat(measured(call(false)).quality()).isEmpty();
        verify(channels, never()).rtpStatistics(any());
    }
}
