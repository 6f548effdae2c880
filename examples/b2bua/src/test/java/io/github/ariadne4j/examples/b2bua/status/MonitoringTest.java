package io.github.ariadne4j.examples.b2bua.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriStatistics;
import io.github.ariadne4j.ari.connection.ConnectionState;
import io.github.ariadne4j.ari.request.RequestListener;
import io.github.ariadne4j.ari.request.RequestOutcome;
import io.github.ariadne4j.callflow.CallEngine;
import io.github.ariadne4j.callflow.EngineHealth;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.engine.Reconciliation;
import io.github.ariadne4j.callflow.outbox.OutboxBacklog;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;

/** The dashboard and the alerts of the distribution, against the meters that exist. */
class MonitoringTest {
    private static final Path ALERTS = Path.of("monitoring", "alerts.yml");
    private static final Path DASHBOARD = Path.of("monitoring", "grafana-dashboard.json");

    /** What is no meter: texts, labels, durations. */
    private static final Pattern NOT_METERS =
            Pattern.compile("\\{[^}]*}|\\b(?:by|on|without|ignoring)\\s*\\([^)]*\\)|\\[[^]]*]|\"[^\"]*\"");

    private static final Pattern METER = Pattern.compile("\\b[a-z][a-z_]*_[a-z_]+\\b(?!\\s*\\()");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("instance", "le");

    @TempDir
    Path folder;

    private final String exposition = exposition();

    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>(queriesOfTheDashboard());
        Pattern.compile("expr: (?:>-\\s+)?(.*?)\\n +(?:for|labels):", Pattern.DOTALL)
                .matcher(Files.readString(ALERTS))
                .results()
                .map(match -> match.group(1).replaceAll("\\s+", " "))
                .forEach(queries::add);
        return queries;
    }

    private static List<String> queriesOfTheDashboard() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD.toFile()).findValuesAsText("expr");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_asks_for_meters_and_labels_that_exist(String query) {
        Set<String> meters = METER.matcher(NOT_METERS.matcher(query).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());

        assertThat(meters)
                .isNotEmpty()
                .allSatisfy(meter ->
                        assertThat(exposition).as("a series %s", meter).containsPattern("(?m)^" + meter + "[{ ]"));
        SELECTOR.matcher(query).results().forEach(selector -> labelsExist(selector.group(1), selector.group(2)));
        GROUPING.matcher(query).results().forEach(grouping -> groupedBy(grouping.group(1)));
    }

    private void labelsExist(String meter, String labels) {
        LABEL.matcher(labels)
                .results()
                .filter(label -> !isOfPrometheus(label.group(1)))
                .forEach(label -> assertThat(exposition)
                        .as("a series %s with %s", meter, label.group())
                        .containsPattern("(?m)^" + meter + "\\{.*\\b" + label.group(1) + "=\""
                                + Pattern.quote(label.group(3)) + '"'));
    }

    private void groupedBy(String labels) {
        for (String label : List.of(labels.split("\\s*,\\s*", -1))) {
            assertThat(isOfPrometheus(label) || exposition.contains(label + "=\""))
                    .as("a label %s", label)
                    .isTrue();
        }
    }

    private static boolean isOfPrometheus(String label) {
        return LABELS_OF_PROMETHEUS.contains(label);
    }

    @Test
    void promtool_takes_the_alerts() throws Exception {
        assertThat(checked(ALERTS)).contains("SUCCESS: 14 rules found");
    }

    @Test
    void promtool_takes_the_queries_of_the_dashboard() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        List<String> queries = queriesOfTheDashboard();
        for (String query : queries) {
            String known = query.replace("$__rate_interval", "1m").replace("$instance", ".*");
            rules.append("      - record: panel")
                    .append(rules.length())
                    .append("\n        expr: '")
                    .append(known)
                    .append("'\n");
        }
        Path file = Files.writeString(folder.resolve("dashboard.yml"), rules);

        assertThat(checked(file)).contains("SUCCESS: " + queries.size() + " rules found");
    }

    private static String checked(Path rules) throws Exception {
        Process promtool;
        try {
            promtool = new ProcessBuilder("promtool", "check", "rules", rules.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "this test needs promtool: run ./run setup as root, or install Debian's package prometheus", e);
        }
        String said = new String(promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void each_panel_has_a_place_of_its_own_and_asks_the_chosen_data_source() throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels")) {
            JsonNode place = panel.get("gridPos");
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            for (int x = place.get("x").asInt();
                    x < place.get("x").asInt() + place.get("w").asInt();
                    x++) {
                for (int y = place.get("y").asInt();
                        y < place.get("y").asInt() + place.get("h").asInt();
                        y++) {
                    assertThat(x).isLessThan(24);
                    assertThat(places.add(x + "," + y))
                            .as("%s overlaps", panel.get("title"))
                            .isTrue();
                }
            }
            panel.path("targets")
                    .forEach(target ->
                            assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}"));
        }
    }

    @Test
    void what_the_dashboard_does_not_show_is_known() throws IOException {
        String asked = String.join(" ", queries());
        Set<String> unseen = exposition
                .lines()
                .filter(line -> line.startsWith("# TYPE callflow_") || line.startsWith("# TYPE ari_"))
                .map(line -> line.substring("# TYPE ".length(), line.lastIndexOf(' ')))
                .filter(meter -> !meter.endsWith("_max") && !asked.contains(meter))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unseen)
                .containsExactly(
                        "ari_reconnects_total",
                        "ari_requests_failed_total",
                        "ari_requests_socket_total",
                        "ari_requests_total",
                        "callflow_looks_total");
    }

    private static String exposition() {
        AriClient ari = mock();
        CallEngine engine = mock();
        CdrSink cdrs = mock();
        SessionSpool spool = mock();
        when(ari.state()).thenReturn(ConnectionState.LISTENING);
        when(ari.statistics()).thenReturn(new AriStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        when(ari.onRequest(any())).thenReturn(() -> {});
        when(engine.refusedCalls())
                .thenReturn(Refusal.ofEngine().stream().collect(Collectors.toMap(refusal -> refusal, refusal -> 0L)));
        when(engine.health()).thenReturn(new EngineHealth(List.of()));
        when(engine.reconciliation()).thenReturn(Reconciliation.NONE);
        when(engine.outboxBacklog()).thenReturn(new OutboxBacklog(0, false, 0));
        Metrics metrics = new Metrics();
        metrics.watch(engine, ari, cdrs, spool);
        ArgumentCaptor<RequestListener> requests = ArgumentCaptor.forClass(RequestListener.class);
        verify(ari).onRequest(requests.capture());
        for (RequestOutcome outcome : RequestOutcome.values()) {
            requests.getValue().onEnded("GET", "/channels", Duration.ofMillis(1), outcome);
        }
        return metrics.scrape();
    }
}
