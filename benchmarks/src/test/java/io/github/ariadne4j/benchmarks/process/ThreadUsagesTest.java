package io.github.ariadne4j.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ariadne4j.benchmarks.process.ProcFileSystem.ThreadUsage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadUsagesTest {
    private final ThreadUsages usages = new ThreadUsages();

    @Test
    void a_thread_that_ended_keeps_its_kind_and_its_switches() {
        usages.add(3, Map.of(1L, new ThreadUsage("C2 CompilerThre", 2, 7), 2L, new ThreadUsage("ari-io-1-1", 1, 5)));
        usages.add(4, Map.of(2L, new ThreadUsage("ari-io-1-1", 1.5, 9)));

        ThreadUsages.Usage usage = usages.usage();

        assertThat(usage.of(ThreadKind.JIT)).isEqualTo(2);
        assertThat(usage.of(ThreadKind.IO)).isEqualTo(1.5);
        assertThat(usage.switches()).isEqualTo(16);
        assertThat(usage.unseen()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void an_id_that_went_to_another_thread_counts_for_both() {
        usages.add(5, Map.of(1L, new ThreadUsage("call-flow", 3, 30)));
        usages.add(6, Map.of(1L, new ThreadUsage("call-flow", 1, 2)));

        assertThat(usages.usage().of(ThreadKind.FLOW)).isEqualTo(4);
        assertThat(usages.usage().switches()).isEqualTo(32);
    }

    @Test
    void the_total_is_never_below_what_was_seen_of_the_threads() {
        usages.add(0.01, Map.of(1L, new ThreadUsage("main", 0.018, 1)));

        assertThat(usages.usage().seconds()).isEqualTo(0.018);
    }
}
