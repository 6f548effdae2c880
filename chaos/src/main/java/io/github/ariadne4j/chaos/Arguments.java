package io.github.ariadne4j.chaos;

import io.github.ariadne4j.chaos.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The arguments of {@code ./run chaos}.
 *
 * @param scenarios in the order of the table
 * @param quick small numbers
 * @param seed of all random choices
 * @param launcher {@code bin/b2bua} of the application
 * @param report the file of the table as Markdown
 * @param repository contains the scripts that start the servers
 * @param folder for the files of the run
 */
record Arguments(
        List<Scenario> scenarios, boolean quick, long seed, Path launcher, Path report, Path repository, Path folder) {
    /**
     * Reads the arguments after {@code ./run chaos}.
     *
     * @throws IllegalArgumentException if one is unknown, or lacks its value
     */
    static Arguments read(Path repository, Path folder, List<String> words) {
        List<String> names = new ArrayList<>();
        boolean quick = false;
        long seed = System.nanoTime() % 1_000_000;
        Path launcher = repository.resolve("examples/b2bua/target/b2bua/bin/b2bua");
        Path report = repository.resolve("chaos/target/chaos.md");
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--quick" -> quick = true;
                case "--scenario" -> names.add(value(words, ++i));
                case "--seed" -> seed = Long.parseLong(value(words, ++i));
                case "--launcher" -> launcher = Path.of(value(words, ++i)).toAbsolutePath();
                case "--report" -> report = Path.of(value(words, ++i)).toAbsolutePath();
                default ->
                    throw new IllegalArgumentException("unknown argument \"" + words.get(i)
                            + "\"; possible are --quick, --scenario NAME, --seed N, --launcher FILE and --report FILE");
            }
        }
        return new Arguments(chosen(names, quick), quick, seed, launcher, report, repository, folder);
    }

    private static String value(List<String> words, int at) {
        if (at >= words.size()) {
            throw new IllegalArgumentException(words.get(at - 1) + " needs a value");
        }
        return words.get(at);
    }

    private static List<Scenario> chosen(List<String> names, boolean quick) {
        for (String name : names) {
            if (Scenarios.named(name).isEmpty()) {
                throw new IllegalArgumentException("there is no scenario \"" + name + "\"; there are "
                        + Scenarios.ALL.stream().map(Scenario::name).collect(Collectors.joining(", ")));
            }
        }
        return Scenarios.ALL.stream()
                .filter(each -> names.isEmpty()
                        ? !quick || each.quick()
                        : names.stream().anyMatch(name -> Scenarios.named(name).contains(each)))
                .toList();
    }
}
