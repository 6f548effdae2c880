package io.github.ariadne4j.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.benchmarks.process.ThreadKind;
import io.github.ariadne4j.benchmarks.process.ThreadUsages;
import io.github.ariadne4j.benchmarks.report.Figures;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadMeasurementTest {
    @Test
    void what_a_load_used_is_told_per_call_and_by_kind() {
        ThreadUsages.Usage before = new ThreadUsages.Usage(1, Map.of(ThreadKind.JIT, 1.0), 0);
        ThreadUsages.Usage after = new ThreadUsages.Usage(4, Map.of(ThreadKind.JIT, 2.0, ThreadKind.CALLS, 1.5), 200);
        Figures figures = new Figures();

        LoadMeasurement.perCall(figures, before, after, 100);

        assertThat(figures.get("processor time, ms a call")).hasValue(30);
        assertThat(figures.get("without JIT and GC")).hasValue(20);
        assertThat(figures.get("- call threads")).hasValue(15);
        assertThat(figures.get("- ended threads")).hasValue(5);
        assertThat(figures.get("JIT since exec, processor s")).hasValue(2);
        assertThat(figures.get("context switches a call")).hasValue(2);
    }
}
