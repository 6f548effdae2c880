package io.github.ariadne4j.testkit.conformance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * An accepted difference between the simulated Asterisk and the real one.
 *
 * @param script the name of the script
 * @param about the subject that differs: statuses, or a name in the script; {@code play} if the script cannot be played at all
 * @param reason why it is accepted
 */
record KnownDifference(String script, String about, String reason) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static List<KnownDifference> all() {
        try {
            List<KnownDifference> all = new ArrayList<>();
            for (String line : Files.readAllLines(Script.FOLDER.resolve("known-differences.jsonl"))) {
                all.add(MAPPER.readValue(line, KnownDifference.class));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> of(Script script) {
        return all().stream()
                .filter(known -> known.script().equals(script.name()))
                .map(KnownDifference::about)
                .toList();
    }
}
