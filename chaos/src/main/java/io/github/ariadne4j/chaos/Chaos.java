package io.github.ariadne4j.chaos;

import io.github.ariadne4j.chaos.scenario.RunSize;
import io.github.ariadne4j.chaos.scenario.Scenario;
import io.github.ariadne4j.chaos.testbed.RunPaths;
import io.github.ariadne4j.chaos.testbed.TestBed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** The main class of {@code ./run chaos}: plays scenarios one after the other, each in a test bed of its own, and prints the table. */
public final class Chaos {
    private Chaos() {}

    /**
     * Plays the scenarios. Exit status 0 if all passed, 1 if a scenario failed, 2 if an argument is wrong.
     *
     * @param words the folder of the repository, a folder for the files of the run, then the arguments of the user
     */
    public static void main(String[] words) throws IOException {
        try {
            List<String> said = List.of(words).subList(2, words.length);
            System.exit(play(Arguments.read(Path.of(words[0]), Path.of(words[1]), said)) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("chaos: " + e.getMessage());
            System.exit(2);
        }
    }

    private static boolean play(Arguments arguments) throws IOException {
        System.out.println("seed " + arguments.seed() + (arguments.quick() ? ", quick" : ""));
        Report report = new Report();
        for (Scenario scenario : arguments.scenarios()) {
            play(scenario, arguments, report);
        }
        System.out.println();
        report.print(System.out);
        report.write(arguments.report());
        System.out.println("the table as Markdown: " + arguments.report());
        return report.passed();
    }

    private static void play(Scenario scenario, Arguments arguments, Report report) {
        RunPaths paths = new RunPaths(
                arguments.repository(), arguments.launcher(), arguments.folder().resolve(scenario.name()));
        RunSize size = new RunSize(arguments.quick(), new Random(arguments.seed()));
        long began = System.nanoTime();
        try (TestBed testBed = scenario.open(paths)) {
            report.add(scenario, scenario.play(testBed, size), System.out);
        } catch (RuntimeException e) {
            report.broke(scenario, e, System.out);
        }
        System.out.printf("    took %d s%n", (System.nanoTime() - began) / 1_000_000_000);
    }
}
