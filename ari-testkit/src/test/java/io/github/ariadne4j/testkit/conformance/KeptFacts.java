package io.github.ariadne4j.testkit.conformance;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The recorded behaviour of the real Asterisk in a script, with all variants if the plays differed.
 *
 * @param script the name of the script
 * @param statuses the variants of the statuses
 * @param events the variants of the events of each subject
 */
@JsonPropertyOrder({"script", "statuses", "events"})
record KeptFacts(String script, List<List<Integer>> statuses, Map<String, List<List<String>>> events) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** One line of JSON for each script of a group. */
    static List<KeptFacts> read(String group) {
        try {
            List<KeptFacts> kept = new ArrayList<>();
            for (String line : Files.readAllLines(file(group))) {
                kept.add(MAPPER.readValue(line, KeptFacts.class));
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String group, List<KeptFacts> kept) {
        try {
            Files.write(file(group), kept.stream().map(KeptFacts::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeptFacts of(Script script, List<Facts> plays) {
        Set<String> subjects = plays.stream()
                .flatMap(play -> play.events().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<List<String>>> events = new TreeMap<>();
        subjects.forEach(subject -> events.put(
                subject,
                plays.stream()
                        .map(play -> play.events().getOrDefault(subject, List.of()))
                        .distinct()
                        .toList()));
        return new KeptFacts(
                script.name(), plays.stream().map(Facts::statuses).distinct().toList(), events);
    }

    /** The differences of a play, in words, by subject. */
    Map<String, String> differencesTo(Facts play) {
        Map<String, String> differences = new TreeMap<>();
        if (!statuses.contains(play.statuses())) {
            differences.put("statuses", play.statuses() + " instead of " + statuses);
        }
        Set<String> subjects = new TreeSet<>(events.keySet());
        subjects.addAll(play.events().keySet());
        for (String subject : subjects) {
            List<String> played = play.events().getOrDefault(subject, List.of());
            List<List<String>> kept = events.getOrDefault(subject, List.of(List.of()));
            if (!kept.contains(played)) {
                differences.put(subject, played + " instead of " + kept);
            }
        }
        return differences;
    }

    private static String line(KeptFacts facts) {
        try {
            return MAPPER.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path file(String group) {
        return Script.FOLDER.resolve(group + ".jsonl");
    }
}
