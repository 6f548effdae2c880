package io.github.ariadne4j.ari.hep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtcpStoreTest {
    private static final InetSocketAddress ASTERISK = new InetSocketAddress("192.0.2.1", 10_001);
    private static final InetSocketAddress PHONE = new InetSocketAddress("198.51.100.7", 10_003);
    private static final Instant AT = Instant.ofEpochSecond(1_795_919_548, 250_000_000);
    /** Middle of the NTP time of a second before that: 3387.25 s of 65,536. */
    private static final long A_SECOND_BEFORE = (3_387L << 16) + (1 << 14);

    private final RtcpStore store = new RtcpStore(2);

    private void report(
            String callId, InetSocketAddress from, int fraction, int lost, int jitter, long last, long delay) {
        RtcpReport.Block block = new RtcpReport.Block(1, fraction, lost, jitter, last, delay);
        store.accept(new RtcpMessage(
                AT, from, from.equals(PHONE) ? ASTERISK : PHONE, callId, new RtcpReport(500L, List.of(block))));
    }

    @Test
    void loss_and_jitter_are_means_of_all_reports_of_one_address() {
        report("a", PHONE, 64, 1, 100, 0, 0);
        report("a", PHONE, 0, 1, 200, 0, 0);
        report("a", ASTERISK, 0, 0, 8, 0, 0);

        assertThat(store.of("a")).hasSize(2).first().satisfies(phone -> {
            assertThat(phone.source()).isEqualTo(PHONE);
            assertThat(phone.reports()).isEqualTo(2);
            assertThat(phone.meanLoss()).isEqualTo(0.125);
            assertThat(phone.meanJitter()).isEqualTo(150);
            assertThat(phone.lost()).isEqualTo(1);
            assertThat(phone.packetsSent()).isEqualTo(500);
            assertThat(phone.meanRoundTrip()).isNull();
        });
    }

    @Test
    void the_round_trip_is_the_time_since_the_report_that_is_answered_without_the_wait_for_the_answer() {
        report("a", PHONE, 0, 0, 0, A_SECOND_BEFORE, 59_000);

        Double seconds = store.of("a").get(0).meanRoundTrip();

        assertThat(seconds).isCloseTo((65_536 - 59_000) / 65_536.0, within(1e-4));
    }

    @Test
    void a_round_trip_that_cannot_be_is_none() {
        report("a", PHONE, 0, 0, 0, A_SECOND_BEFORE, 70_000);
        report("a", PHONE, 0, 0, 0, 1, 0);

        assertThat(store.of("a").get(0).meanRoundTrip()).isNull();
    }

    @Test
    void what_was_heard_of_longest_ago_goes_first() {
        report("a", PHONE, 0, 0, 0, 0, 0);
        report("b", PHONE, 0, 0, 0, 0, 0);
        report("a", PHONE, 0, 0, 0, 0, 0);
        report("c", PHONE, 0, 0, 0, 0, 0);

        assertThat(store.callIds()).isEqualTo(2);
        assertThat(store.of("b")).isEmpty();
        assertThat(store.of("a").get(0).reports()).isEqualTo(2);
    }

    @Test
    void one_call_id_has_room_for_few_addresses_and_a_report_of_nothing_says_nothing() {
        for (int port = 1; port <= 100; port++) {
            report("a", new InetSocketAddress("198.51.100.7", port), 0, 0, 0, 0, 0);
        }
        store.accept(new RtcpMessage(AT, PHONE, ASTERISK, "b", new RtcpReport(null, List.of())));

        assertThat(store.of("a")).hasSize(8);
        assertThat(store.of("b")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RtcpStore(0));
    }
}
