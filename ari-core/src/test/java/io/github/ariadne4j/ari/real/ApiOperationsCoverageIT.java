package io.github.ariadne4j.ari.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.asterisk.AsteriskFeature;
import io.github.ariadne4j.ari.asterisk.AsteriskFeatures;
import io.github.ariadne4j.ari.model.ApiOperation;
import io.github.ariadne4j.testkit.real.RealAsterisk;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation and parameter that the running Asterisk describes has a typed request. */
class ApiOperationsCoverageIT {
    /**
     * With this parameter Asterisk sends no end of calls that existed before a reconnection.
     * {@code EventSource.allChannels()} and the like have the same effect without this fault.
     */
    private static final String LEFT_OUT = "GET /events: subscribeAll";

    private static RealAsterisk asterisk;
    private static AsteriskFeatures features;

    @BeforeAll
    static void start(@TempDir Path folder) {
        asterisk = RealAsterisk.start(folder);
        Map<String, String> settings = asterisk.settings();
        Credentials credentials = new Credentials(settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD"));
        try (AriClient ari = AriClient.connect(
                AriSettings.of(URI.create(settings.get("ARI_URL")), credentials, settings.get("ARI_APP")))) {
            features = ari.features().toCompletableFuture().join();
        }
    }

    @AfterAll
    static void stop() {
        asterisk.close();
    }

    @Test
    void every_operation_and_parameter_has_a_counterpart() throws Exception {
        List<ApiOperation> described = features.api().operations();
        Map<ApiOperation, Set<String>> sent = new SentOperations().among(described);
        Set<String> handshake = Handshake.parameters();
        described.stream()
                .filter(operation -> operation.path().equals("/events"))
                .forEach(events -> sent.put(events, handshake));

        List<String> missing = new ArrayList<>();
        int operations = 0;
        int parameters = 0;
        for (ApiOperation operation : described) {
            Optional<Set<String>> ours = counterpart(operation, sent);
            operations += ours.isPresent() ? 1 : 0;
            if (ours.isEmpty()) {
                missing.add(operation.method() + ' ' + operation.path());
            }
            for (String parameter : operation.parameters()) {
                if (ours.isPresent() && ours.get().contains(parameter)) {
                    parameters++;
                } else {
                    missing.add(operation.method() + ' ' + operation.path() + ": " + parameter);
                }
            }
        }

        int all = described.stream()
                .mapToInt(operation -> operation.parameters().size())
                .sum();
        System.out.printf(
                "operations %d/%d, parameters %d/%d; left out on purpose: %s%n",
                operations, described.size(), parameters, all, LEFT_OUT);
        assertThat(described).hasSizeGreaterThan(100);
        assertThat(missing).containsExactly(LEFT_OUT);
    }

    /** For an operation in which Asterisk chooses an id, the operation with the id in its path. */
    private static Optional<Set<String>> counterpart(ApiOperation operation, Map<ApiOperation, Set<String>> sent) {
        Optional<Set<String>> itself = Optional.ofNullable(sent.get(operation));
        return itself.isPresent()
                ? itself
                : sent.entrySet().stream()
                        .filter(other -> other.getKey().method().equals(operation.method()))
                        .filter(other -> other.getKey().path().matches("\\Q" + operation.path() + "\\E/\\{\\w+}"))
                        .map(other -> withName(other.getValue(), other.getKey().path()))
                        .findFirst();
    }

    private static Set<String> withName(Set<String> parameters, String path) {
        Set<String> all = new HashSet<>(parameters);
        all.add(path.replaceAll(".*\\{|}", ""));
        return all;
    }

    @Test
    void this_asterisk_says_of_itself_that_it_has_all_the_features() {
        assertThat(features.all()).containsExactlyInAnyOrder(AsteriskFeature.values());
        assertThat(features.supports("POST", "/channels/{channelId}/answer")).isTrue();
        assertThat(features.supports("POST", "/channels/{channelId}/fly")).isFalse();
    }
}
