package io.github.ariadne4j.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table as Markdown, with aligned columns. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** With these column names. */
    public Table(String... columns) {
        rows.add(List.of(columns));
    }

    /** Adds a row of as many cells as there are columns. */
    public void row(List<String> cells) {
        rows.add(cells);
    }

    /** A figure with about three digits; "-" if there is none. */
    public static String cell(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        double number = value.getAsDouble();
        double size = Math.abs(number);
        String format = size >= 100 || number == Math.rint(number) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, number);
    }

    /** The first divided by the second; "-" if one is missing or zero. */
    public static String ratio(OptionalDouble first, OptionalDouble second) {
        return first.isEmpty() || second.isEmpty() || second.getAsDouble() <= 0
                ? "-"
                : times(first.getAsDouble() / second.getAsDouble());
    }

    /** A ratio as a factor: {@code 1.27 x}. */
    public static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f x", ratio);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            line(text, rows.get(i), widths);
            if (i == 0) {
                rule(text, widths);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - row.get(i).length());
            text.append("| ")
                    .append(i == 0 ? row.get(i) + blanks : blanks + row.get(i))
                    .append(' ');
        }
        text.append("|\n");
    }

    private static void rule(StringBuilder text, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            text.append("| ").append("-".repeat(widths[i] - (i == 0 ? 0 : 1))).append(i == 0 ? " " : ": ");
        }
        text.append("|\n");
    }
}
