package io.github.ariadne4j.testkit.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A named list of steps; {@code conformance/README.md} has their syntax. */
record Script(String name, List<String> steps) {
    static final Path FOLDER = Path.of("src/test/resources/conformance");

    /** All scripts of a file, in its order. */
    static List<Script> in(String group) {
        Map<String, List<String>> phrases = new HashMap<>();
        List<Script> scripts = new ArrayList<>();
        List<String> current = new ArrayList<>();
        for (String line : lines(FOLDER.resolve(group + ".txt"))) {
            if (line.startsWith("~ ")) {
                current = new ArrayList<>();
                phrases.put(line.substring(2), current);
            } else if (line.startsWith("= ")) {
                current = new ArrayList<>();
                scripts.add(new Script(line.substring(2), current));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.addAll(spelledOut(line, phrases));
            }
        }
        return scripts;
    }

    private static List<String> spelledOut(String line, Map<String, List<String>> phrases) {
        String[] words = line.split(" ", 2);
        List<String> phrase = phrases.get(words[0]);
        return phrase == null
                ? List.of(line)
                : phrase.stream().map(step -> step.replace("$1", words[1])).toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
