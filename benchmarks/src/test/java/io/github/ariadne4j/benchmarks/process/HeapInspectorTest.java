package io.github.ariadne4j.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeapInspectorTest {
    private static final List<String> HISTOGRAM = """
            4242:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         10000         480000  [B (java.base@17.0.15)
               2:            20            480  java.util.ArrayList (java.base@17.0.15)
               3:             3             48  org.example.Plugin
               4:             1             16  org.example.Plugin
            Total         10024         480544
            """.lines().toList();

    @Test
    void a_histogram_counts_the_classes_of_one_name_together() {
        HeapInspector.Histogram histogram = HeapInspector.Histogram.read(HISTOGRAM);

        assertThat(histogram.bytes()).isEqualTo(480_544);
        assertThat(histogram.of("[B")).isEqualTo(new HeapInspector.Share(10_000, 480_000));
        assertThat(histogram.of("org.example.Plugin")).isEqualTo(new HeapInspector.Share(4, 64));
        assertThat(histogram.of("org.example.Other")).isEqualTo(HeapInspector.Share.NONE);
    }
}
