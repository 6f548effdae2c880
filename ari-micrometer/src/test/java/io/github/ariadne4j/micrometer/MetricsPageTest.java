package io.github.ariadne4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.testkit.AriSimulatorExtension;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @RegisterExtension
    static final AriSimulatorExtension ASTERISK = new AriSimulatorExtension();

    @Test
    void the_table_of_meters_is_that_of_the_code() throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (MeteredEngine engine = new MeteredEngine(ASTERISK.simulator(), registry)) {
            check(table(registry, engine.meters()));
        }
    }

    private static List<String> table(PrometheusMeterRegistry registry, List<Meter> all) {
        Map<String, List<Meter>> byName = all.stream()
                .collect(Collectors.groupingBy(meter -> meter.getId().getName(), TreeMap::new, Collectors.toList()));
        List<String> table = new ArrayList<>(
                List.of("| meter | in Prometheus | kind | unit | tags | what |", "|---|---|---|---|---|---|"));
        byName.forEach((name, meters) -> table.add(row(registry, name, meters)));
        return table;
    }

    private static String row(PrometheusMeterRegistry registry, String name, List<Meter> meters) {
        Meter.Id id = meters.get(0).getId();
        String unit = id.getType() == Meter.Type.TIMER ? "seconds" : id.getBaseUnit();
        return "| `%s` | `%s` | %s | %s | %s | %s |"
                .formatted(
                        name,
                        id.getConventionName(registry.config().namingConvention())
                                + (id.getType() == Meter.Type.COUNTER ? "_total" : ""),
                        kind(meters.get(0)),
                        unit == null ? "" : unit,
                        tags(meters),
                        id.getDescription());
    }

    private static String kind(Meter meter) {
        boolean histogram = meter instanceof Timer timer && timer.takeSnapshot().histogramCounts().length > 0;
        if (histogram) {
            return "histogram";
        }
        return switch (meter.getId().getType()) {
            case TIMER -> "summary";
            case COUNTER -> "counter";
            default -> "gauge";
        };
    }

    /** Each key, with its values if they are fixed in the code. */
    private static String tags(List<Meter> meters) {
        Map<String, TreeSet<String>> values = new TreeMap<>();
        for (Meter meter : meters) {
            for (Tag tag : meter.getId().getTags()) {
                values.computeIfAbsent(tag.getKey(), key -> new TreeSet<>()).add(tag.getValue());
            }
        }
        return values.entrySet().stream()
                .map(tag -> '`'
                        + tag.getKey()
                        + '`'
                        + (isOpen(tag.getKey()) ? "" : ": " + String.join(", ", tag.getValue())))
                .collect(Collectors.joining("; "));
    }

    private static boolean isOpen(String key) {
        return key.equals("operation") || key.equals("outcome");
    }

    private static void check(List<String> table) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int from = 0;
        while (!page.get(from).startsWith("| meter |")) {
            from++;
        }
        int to = from;
        while (to < page.size() && page.get(to).startsWith("|")) {
            to++;
        }
        if (Boolean.getBoolean("update.docs")) {
            List<String> updated = new ArrayList<>(page.subList(0, from));
            updated.addAll(table);
            updated.addAll(page.subList(to, page.size()));
            Files.write(PAGE, updated);
            return;
        }
        assertThat(page.subList(from, to))
                .as(
                        "docs/metrics.md is stale; run ./mvnw test -pl ari-micrometer -am -Dtest=MetricsPageTest -Dupdate.docs=true"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .containsExactlyElementsOf(table);
    }
}
