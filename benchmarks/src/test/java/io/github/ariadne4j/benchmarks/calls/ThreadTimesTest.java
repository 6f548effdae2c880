package io.github.ariadne4j.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ariadne4j.benchmarks.calls.ProcFolder.ThreadUsage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {
    private final ThreadTimes times = new ThreadTimes();

    @Test
    void a_thread_that_ended_keeps_its_kind_and_its_switches() {
        times.add(3, Map.of(1L, new ThreadUsage("C2 CompilerThre", 2, 7), 2L, new ThreadUsage("ari-io-1-1", 1, 5)));
        times.add(4, Map.of(2L, new ThreadUsage("ari-io-1-1", 1.5, 9)));

        ThreadTimes.Usage usage = times.usage();

        assertThat(usage.of(ThreadKind.JIT)).isEqualTo(2);
        assertThat(usage.of(ThreadKind.IO)).isEqualTo(1.5);
        assertThat(usage.switches()).isEqualTo(16);
        assertThat(usage.unseen()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void an_id_that_went_to_another_thread_counts_for_both() {
        times.add(5, Map.of(1L, new ThreadUsage("call-flow", 3, 30)));
        times.add(6, Map.of(1L, new ThreadUsage("call-flow", 1, 2)));

        assertThat(times.usage().of(ThreadKind.FLOW)).isEqualTo(4);
        assertThat(times.usage().switches()).isEqualTo(32);
    }

    @Test
    void the_total_is_never_below_what_was_seen_of_the_threads() {
        times.add(0.01, Map.of(1L, new ThreadUsage("main", 0.018, 1)));

        assertThat(times.usage().seconds()).isEqualTo(0.018);
    }

    @Test
    void what_a_load_used_is_told_per_call_and_by_kind() {
        times.add(1, Map.of(1L, new ThreadUsage("C1 CompilerThre", 1, 0)));
        ThreadTimes.Usage before = times.usage();
        times.add(4, Map.of(1L, new ThreadUsage("C1 CompilerThre", 2, 0), 2L, new ThreadUsage("call-3", 1.5, 200)));
        Figures figures = new Figures();

        Measurement.perCall(figures, before, times.usage(), 100);

        assertThat(figures.get("processor time, ms a call")).hasValue(30);
        assertThat(figures.get("without JIT and GC")).hasValue(20);
        assertThat(figures.get("- call threads")).hasValue(15);
        assertThat(figures.get("- ended threads")).hasValue(5);
        assertThat(figures.get("JIT since exec, processor s")).hasValue(2);
        assertThat(figures.get("context switches a call")).hasValue(2);
    }
}
