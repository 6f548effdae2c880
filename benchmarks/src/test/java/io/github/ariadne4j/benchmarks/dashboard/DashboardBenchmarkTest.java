package io.github.ariadne4j.benchmarks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardBenchmarkTest {
    @Test
    void pages_are_opened_and_both_columns_have_figures_and_a_ratio() throws Exception {
        DashboardBenchmark.Plan plan = new DashboardBenchmark.Plan(50, 1_000, 2, 1, Duration.ofSeconds(1));

        List<String> lines = new DashboardBenchmark(plan).run().lines().toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).matches("\\| 50 live calls +\\| no page \\| 2 pages \\| 2 pages : none \\|");
        assertThat(lines.subList(2, 5))
                .allMatch(line -> line.matches("\\| [^|]+ \\| +[0-9.]+ \\| +[0-9.]+ \\| +([0-9.]+ x|-) \\|"));
    }
}
