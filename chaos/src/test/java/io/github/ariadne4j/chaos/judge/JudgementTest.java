package io.github.ariadne4j.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Residue NOTHING = new Residue(List.of(), List.of(), List.of());

    private static final List<CallRecord> TALKED = CallRecords.read(
            CallKind.TALKS,
            List.of(
                    "39010001 placed 100.000000 0.000000",
                    "39010001 answered 100.0 500000.0",
                    "39010001 hung-up 105.0 0"));

    @Test
    void all_is_well_when_every_call_has_its_cdr_and_nothing_is_left() {
        List<CdrRow> rows = List.of(CdrRow.read("39010001|t|105.250000|f"));

        Judgement judgement = Judgement.of(TALKED, CdrComparison.compare(TALKED, rows), NOTHING)
                .nobodyIsStuck()
                .noNewCallFails()
                .exposed(1);

        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.row()).containsExactly("1", "1", "0", "0", "1/1/0", "0/0/0", "0.50/0.50", "-", "-");
        assertThat(judgement.lag().percentile(99)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void says_what_is_lost_twice_strange_wrong_and_left() {
        List<CallRecord> calls = Stream.concat(
                        TALKED.stream(),
                        records(CallKind.TALKS, "39010002 placed 1 0", "39010002 answered 2 0", "39010002 hung-up 3 0")
                                .stream())
                .toList();
        List<CdrRow> rows =
                List.of(CdrRow.read("39010002|f|4|t"), CdrRow.read("39010002|f|4|f"), CdrRow.read("39019999|t|4|f"));

        Judgement judgement = Judgement.of(
                calls, CdrComparison.compare(calls, rows), new Residue(List.of("PJSIP/x"), List.of("m"), List.of("k")));

        assertThat(judgement.problems())
                .containsExactly(
                        "1 CDRs lost: 39010001",
                        "1 CDRs twice: 39010002",
                        "1 CDRs of calls that were not made: 39019999",
                        "1 CDRs deny an answer: 39010002",
                        "1 calls with a party in silence: 39010002",
                        "1 channels left: PJSIP/x",
                        "1 bridges left: m",
                        "1 keys left: k");
    }

    @Test
    void no_calls_prove_nothing() {
        assertThat(Judgement.of(List.of(), CdrComparison.compare(List.of(), List.of()), NOTHING)
                        .problems())
                .hasSize(1);
    }

    @Test
    void a_call_is_dropped_when_the_other_side_hangs_up_that_should_not() {
        assertThat(record(CallKind.TALKS, "1 placed 0 0", "1 answered 1 0", "1 hung-up-on 9 0")
                        .dropped())
                .isTrue();
        assertThat(record(CallKind.CALLEE_ENDS, "1 placed 0 0", "1 answered 1 0", "1 hung-up-on 5 0")
                        .dropped())
                .isFalse();
        assertThat(record(CallKind.CALLEE_ENDS, "1 placed 0 0", "1 answered 1 0", "1 hung-up-on 2 0")
                        .dropped())
                .isTrue();
    }

    @Test
    void a_call_is_stuck_when_nobody_finishes_it() {
        assertThat(record(CallKind.RINGS, "1 placed 0 0", "1 rings 1 0", "1 gave-up 31 0")
                        .stuck())
                .isTrue();
        assertThat(record(CallKind.RINGS, "1 placed 0 0", "1 rings 1 0").stuck())
                .isTrue();
        assertThat(record(CallKind.CALLEE_ENDS, "1 placed 0 0", "1 answered 1 0", "1 hung-up 41 0")
                        .stuck())
                .isTrue();
        assertThat(record(CallKind.CANCELS, "1 placed 0 0", "1 rings 1 0", "1 gave-up 3 0")
                        .stuck())
                .isFalse();
    }

    @Test
    void a_refusal_by_the_dialplan_owes_no_cdr_and_one_by_the_application_does() {
        assertThat(record(CallKind.TALKS, "1 placed 0 0", "1 refused-503 1 0").owesCdr())
                .isFalse();
        assertThat(record(CallKind.TALKS, "1 placed 0 0", "1 rings 1 0", "1 refused-503 2 0")
                        .owesCdr())
                .isTrue();
        assertThat(record(CallKind.BUSY, "1 placed 0 0", "1 refused-486 1 0").owesCdr())
                .isTrue();
        assertThat(record(CallKind.BUSY, "1 placed 0 0", "1 refused-486 1 0").failed())
                .isFalse();
        assertThat(record(CallKind.TALKS, "1 placed 0 0", "1 refused-404 1 0").failed())
                .isTrue();
    }

    @Test
    void what_chooses_an_application_is_no_part_of_the_number() {
        assertThat(record(CallKind.TALKS, "*739010001 placed 0 0").number()).isEqualTo("39010001");
        assertThat(record(CallKind.TALKS, "*6239010001 placed 0 0").number()).isEqualTo("39010001");
    }

    @Test
    void percentiles_are_times_that_occurred() {
        Times times = Times.NONE;
        for (int i = 100; i >= 1; i--) {
            times = times.and(Duration.ofMillis(i * 10L));
        }

        assertThat(times.percentile(50)).isEqualTo(Duration.ofMillis(500));
        assertThat(times.percentile(99)).isEqualTo(Duration.ofMillis(990));
        assertThat(times.percentile(100)).isEqualTo(Duration.ofSeconds(1));
        assertThat(times).hasToString("0.50/0.99");
        assertThat(Times.NONE).hasToString("-");
    }

    private static CallRecord record(CallKind kind, String... lines) {
        return records(kind, lines).get(0);
    }

    private static List<CallRecord> records(CallKind kind, String... lines) {
        return CallRecords.read(kind, List.of(lines));
    }
}
