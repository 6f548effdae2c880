package io.github.ariadne4j.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.benchmarks.report.Figures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void the_three_programs_stand_beside_each_other_with_ratios() {
        ResultTables tables = new ResultTables(
                Map.of("60/s", figures(5, 0)), Map.of("60/s", figures(6, 0)), Map.of("60/s", figures(15, 2)));

        assertThat(tables.text()).isEqualTo("""

                | 60/s           | Dial() | minimal | B2BUA | B2BUA : Dial() | B2BUA : minimal |
                | -------------- | -----: | ------: | ----: | -------------: | --------------: |
                | set-up p50, ms |      5 |       6 |    15 |         3.00 x |          2.50 x |
                | calls failed   |      0 |       0 |     2 |              - |               - |
                """);
    }

    @Test
    void a_comparison_tells_medians_and_the_median_of_the_ratios_of_each_round() {
        RevisionComparison comparison = new RevisionComparison("HEAD~1");
        comparison.add(round(10), round(20));
        comparison.add(round(90), round(100));
        comparison.add(round(30), round(40));

        assertThat(comparison.text()).contains("30 |     40 |        0.75 x |");
    }

    @Test
    void a_comparison_leaves_the_kinds_of_threads_out() {
        Figures figures = figures(5, 0);
        figures.put("- ari-io", 1);
        RevisionComparison comparison = new RevisionComparison("main");
        comparison.add(Map.of("60/s", figures), Map.of("60/s", figures));

        assertThat(comparison.text()).doesNotContain("ari-io").contains("set-up p50");
    }

    @Test
    void callers_tell_how_many_failed() {
        Figures figures = SippCallers.figures(
                300, List.of("PLACED=299", "ENDED_WELL=298", "SETUP_P50=5.2", "SETUP_P95=-", "PEAK=9"));

        assertThat(figures.names()).containsExactly("set-up p50, ms", "calls failed");
        assertThat(figures.get("calls failed")).hasValue(2);
    }

    @Test
    void the_loads_of_the_full_plan_measure_the_first_300_calls_and_calls_3001_to_9000() {
        assertThat(LoadPlan.full().loads().stream()
                        .filter(load -> !load.warmUp())
                        .map(Load::title))
                .startsWith("first 300 calls, 20/s", "calls 3,001 to 9,000, 60/s", "calls 9,001 to 15,000, 100/s");
    }

    private static Map<String, Figures> round(double p50) {
        return Map.of("60/s", figures(p50, 0));
    }

    private static Figures figures(double p50, double failed) {
        Figures figures = new Figures();
        figures.put("set-up p50, ms", p50);
        figures.put("calls failed", failed);
        return figures;
    }
}
