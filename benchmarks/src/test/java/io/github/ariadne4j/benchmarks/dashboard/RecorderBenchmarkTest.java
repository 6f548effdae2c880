package io.github.ariadne4j.benchmarks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderBenchmarkTest {
    @Test
    void calls_with_and_without_a_recorder_cost_processor_time_and_bytes() throws Exception {
        List<String> lines = new RecorderBenchmark(new RecorderBenchmark.Plan(5, 5, 50, 1))
                .run()
                .lines()
                .toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("| the loop, for a call ").endsWith(" with : without |");
        assertThat(lines.subList(2, 4))
                .allMatch(line -> line.matches("\\| [^|]+ \\| +[1-9][0-9.,]* \\| +[1-9][0-9.,]* \\| +[0-9.]+ x \\|"));
    }
}
