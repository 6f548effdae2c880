package io.github.ariadne4j.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the real Asterisk with its recorded behaviour; {@code -Dupdate.conformance=true} records it anew. */
class ConformanceIT {
    private static final int PLAYS = 5;

    @TempDir
    static Path folder;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new RealStage(folder);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    static List<String> groups() {
        return Groups.ALL;
    }

    @ParameterizedTest
    @MethodSource("groups")
    void asterisk_does_what_it_did(String group) {
        List<Script> scripts = Script.in(group);
        if (Boolean.getBoolean("update.conformance")) {
            KeptFacts.write(group, scripts.stream().map(ConformanceIT::observed).toList());
        }
        List<KeptFacts> kept = KeptFacts.read(group);
        for (int i = 0; i < scripts.size(); i++) {
            Script script = scripts.get(i);
            assertThat(kept.get(i).script()).isEqualTo(script.name());
            assertThat(differences(script, kept.get(i))).as(script.name()).isEmpty();
        }
    }

    private static Map<String, String> differences(Script script, KeptFacts kept) {
        return kept.differencesTo(
                Play.of(script, stage, facts -> kept.differencesTo(facts).isEmpty()));
    }

    private static KeptFacts observed(Script script) {
        return KeptFacts.of(
                script,
                Stream.generate(() -> Play.of(script, stage)).limit(PLAYS).toList());
    }
}
