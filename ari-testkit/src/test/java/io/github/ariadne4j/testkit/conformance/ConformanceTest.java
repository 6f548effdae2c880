package io.github.ariadne4j.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the simulated Asterisk with the recorded behaviour of the real one. */
class ConformanceTest {
    static Stream<Arguments> scripts() {
        return Groups.ALL.stream()
                .flatMap(group -> Script.in(group).stream().map(script -> Arguments.of(script, group)));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void simulator_does_what_asterisk_did(Script script, String group) {
        // Given
        KeptFacts kept = KeptFacts.read(group).stream()
                .filter(facts -> facts.script().equals(script.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not played on the real Asterisk: see conformance/README.md"));

        Set<String> known = new TreeSet<>(KnownDifference.of(script));

        // When
        Map<String, String> differences = new TreeMap<>(differences(script, kept, known));

        // Then
        assertThat(differences.keySet())
                .as("%s: known differences are %s, found are %s", script, known, differences)
                .isEqualTo(known);
    }

    @Test
    void known_differences_are_about_scripts_that_there_are() {
        List<String> names = Groups.ALL.stream()
                .flatMap(group -> Script.in(group).stream())
                .map(Script::name)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names)
                .containsAll(KnownDifference.all().stream()
                        .map(KnownDifference::script)
                        .toList());
    }

    private static Map<String, String> differences(Script script, KeptFacts kept, Set<String> known) {
        try (Stage stage = new SimulatedStage()) {
            return kept.differencesTo(Play.of(
                    script, stage, facts -> kept.differencesTo(facts).keySet().equals(known)));
        } catch (UnsupportedOperationException | ConditionTimeoutException e) {
            return Map.of("play", String.valueOf(e.getMessage()));
        }
    }
}
