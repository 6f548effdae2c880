package io.github.ariadne4j.chaos;

import io.github.ariadne4j.chaos.judge.Judgement;
import io.github.ariadne4j.chaos.scenario.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The table of the results: printed, and written as Markdown. */
final class Report {
    private static final List<String> HEAD = List.of(
            "scenario",
            "exposures",
            "calls",
            "dropped",
            "stuck",
            "CDR expected/actual/twice",
            "left: channels/bridges/keys",
            "set-up p50/p99 s",
            "detect p50/p99 s",
            "recover p50/p99 s",
            "to reach",
            "");

    private final List<List<String>> rows = new ArrayList<>();
    private boolean passed = true;

    void add(Scenario scenario, Judgement judgement, PrintStream out) {
        boolean passes = judgement.problems().isEmpty();
        add(scenario, judgement.row(), passes);
        out.printf("%-18s %s  %s%n", scenario.name(), passes ? "PASS" : "FAIL", String.join("  ", judgement.row()));
        judgement.notes().forEach(note -> out.println("    " + note));
        judgement.problems().forEach(problem -> out.println("    " + problem));
    }

    /** Adds a scenario that ended with an exception. */
    void broke(Scenario scenario, RuntimeException why, PrintStream out) {
        add(scenario, Collections.nCopies(HEAD.size() - 3, "-"), false);
        out.printf("%-18s FAIL  ended with an exception: %s%n", scenario.name(), why);
    }

    boolean passed() {
        return passed;
    }

    void print(PrintStream out) {
        int[] widths = new int[HEAD.size()];
        List<List<String>> all = new ArrayList<>(rows);
        all.add(0, HEAD);
        all.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(String.format("%-" + (widths[i] + 2) + "s", row.get(i)));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    void write(Path file) throws IOException {
        StringBuilder table = new StringBuilder(markdown(HEAD))
                .append("|---".repeat(HEAD.size()))
                .append("|\n");
        rows.forEach(row -> table.append(markdown(row)));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, table);
    }

    private void add(Scenario scenario, List<String> figures, boolean passes) {
        List<String> row = new ArrayList<>(figures);
        row.add(0, scenario.name());
        row.add(scenario.toReach());
        row.add(passes ? "PASS" : "FAIL");
        rows.add(row);
        passed &= passes;
    }

    private static String markdown(List<String> row) {
        return "| " + String.join(" | ", row) + " |\n";
    }
}
