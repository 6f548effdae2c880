package io.github.ariadne4j.examples.b2bua.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriStatistics;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.hep.HepReceiver;
import io.github.ariadne4j.ari.hep.HepStatistics;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.EngineHealth;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.engine.Reconciliation;
import io.github.ariadne4j.callflow.outbox.OutboxBacklog;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void the_names_that_dashboards_rely_on() {
        // Given
        AriClient ari = mock();
        CallEngine engine = mock();
        CdrSink cdrs = mock();
        SessionSpool spool = mock();
        when(ari.state()).thenReturn(ConnectionState.LISTENING);
        when(ari.statistics()).thenReturn(new AriStatistics(7, 1, 2, 40, 0, 3, 0, 5, 4, 6));
        when(engine.activeCalls()).thenReturn(12);
        when(engine.health()).thenReturn(new EngineHealth(List.of()));
        when(engine.reconciliation()).thenReturn(Reconciliation.NONE);
        when(engine.outboxBacklog()).thenReturn(new OutboxBacklog(0, false, 0));
        when(cdrs.backlog()).thenReturn(4);
        when(spool.bytes()).thenReturn(2048L);

        // When
        metrics.watch(engine, ari, cdrs, spool);

        // Then
        assertThat(metrics.scrape())
                .contains(
                        "callflow_calls_active 12.0",
                        "callflow_calls_started_total{direction=\"outbound\"} 0.0",
                        "callflow_calls_recovered_total 0.0",
                        "callflow_cdr_backlog 4.0",
                        "callflow_spool_bytes 2048.0",
                        "ari_listening 1.0",
                        "ari_requests_total 7.0",
                        "ari_requests_failed_total 1.0",
                        "ari_requests_inflight 2.0",
                        "ari_events_total 40.0",
                        "ari_events_unknown_total 3.0",
                        "ari_events_malformed_total 0.0",
                        "ari_reconnects_total 5.0",
                        "ari_loop_stalls_total 6.0");
    }

    @Test
    void what_became_of_copies_of_sip_messages_is_counted_where_they_are_received() {
        // Given
        HepReceiver receiver = mock();
        when(receiver.statistics()).thenReturn(new HepStatistics(7, 6, 5, 4, 3, 2, 1));
        SipMessageStore kept = new SipMessageStore(SipMessageStore.Limits.defaults(), Clock.systemUTC());
        assertThat(metrics.scrape()).doesNotContain("hep_");

        // When
        metrics.watch(receiver, kept);

        // Then
        assertThat(metrics.scrape())
                .contains(
                        "hep_datagrams_total{outcome=\"message\"} 7.0",
                        "hep_datagrams_total{outcome=\"rtcp\"} 6.0",
                        "hep_datagrams_total{outcome=\"other\"} 5.0",
                        "hep_datagrams_total{outcome=\"malformed\"} 4.0",
                        "hep_datagrams_total{outcome=\"wrong_password\"} 3.0",
                        "hep_datagrams_total{outcome=\"dropped\"} 2.0",
                        "hep_datagrams_total{outcome=\"failed\"} 1.0",
                        "hep_kept_bytes 0.0");
    }

    @Test
    void every_disposition_is_there_before_the_first_call() {
        assertThat(metrics.scrape())
                .contains(Arrays.stream(Disposition.values())
                        .map(disposition -> "callflow_calls_ended_total{disposition=\""
                                + disposition.name().toLowerCase(java.util.Locale.ROOT) + "\"} 0.0")
                        .toList());
    }

    @Test
    void set_up_times_fall_into_buckets() {
        // When
        metrics.calls().onAnswered(new CallId(new UUID(1, 2)), Duration.ofMillis(120));

        // Then
        assertThat(metrics.scrape())
                .contains(
                        "callflow_call_setup_seconds_bucket{le=\"0.1\"} 0",
                        "callflow_call_setup_seconds_bucket{le=\"0.25\"} 1",
                        "callflow_call_setup_seconds_count 1");
    }
}
