package io.github.ariadne4j.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The tables, as Markdown, and the goals. */
final class CoreReport {
    private final PrintStream out;
    private final List<String> missed = new ArrayList<>();

    CoreReport(PrintStream out) {
        this.out = out;
    }

    void title(String... columns) {
        out.println();
        row((Object[]) columns);
        Object[] lines = new Object[columns.length];
        Arrays.fill(lines, "---");
        row(lines);
    }

    void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ')
                    .append(cell instanceof Double number ? number(number) : cell)
                    .append(" |");
        }
        out.println(row);
        out.flush();
    }

    void compare(String what, double ours, double stock, double ratio) {
        row(what, ours, stock, String.format(Locale.ROOT, "%.1f", ratio));
    }

    /** A goal, and whether it was met. */
    void goal(String what, boolean met) {
        if (!met) {
            missed.add(what);
        }
    }

    /** Says which goals were missed. */
    void verdict() {
        out.println();
        if (missed.isEmpty()) {
            out.println("All goals are met.");
        }
        missed.forEach(goal -> out.println("Goal missed: " + goal));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%,.2f" : "%,.0f", value);
    }
}
