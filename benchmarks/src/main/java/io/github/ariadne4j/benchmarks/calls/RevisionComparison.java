package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.report.Figures;
import io.github.ariadne4j.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * Compares two revisions of the application in several rounds: the median of each figure, and the median of the rounds' ratios. The
 * ratio is calculated within each round, as the machine differs more between rounds than within one.
 */
final class RevisionComparison {
    private final String before;
    private final List<Round> rounds = new ArrayList<>();

    private record Round(Map<String, Figures> now, Map<String, Figures> before) {}

    /** With the revision of that name. */
    RevisionComparison(String before) {
        this.before = before;
    }

    void add(Map<String, Figures> now, Map<String, Figures> earlier) {
        rounds.add(new Round(now, earlier));
    }

    /** All tables, a blank line before each. */
    String text() {
        StringBuilder text = new StringBuilder();
        rounds.get(0).now().forEach((section, figures) -> text.append('\n').append(table(section, figures.names())));
        return text.toString();
    }

    private Table table(String section, Set<String> names) {
        Table table = new Table(section, "this", before, "this : " + before);
        for (String name : names) {
            // Kinds of threads are for the analysis of one revision.
            if (!name.startsWith("- ")) {
                OptionalDouble ratio =
                        median(round -> ratio(value(round.now(), section, name), value(round.before(), section, name)));
                table.row(List.of(
                        name,
                        Table.cell(median(round -> value(round.now(), section, name))),
                        Table.cell(median(round -> value(round.before(), section, name))),
                        ratio.isEmpty() ? "-" : Table.times(ratio.getAsDouble())));
            }
        }
        return table;
    }

    private static OptionalDouble value(Map<String, Figures> sections, String section, String name) {
        return sections.getOrDefault(section, new Figures()).get(name);
    }

    private static OptionalDouble ratio(OptionalDouble first, OptionalDouble second) {
        return first.isEmpty() || second.isEmpty() || second.getAsDouble() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(first.getAsDouble() / second.getAsDouble());
    }

    private OptionalDouble median(Function<Round, OptionalDouble> of) {
        double[] sorted = rounds.stream()
                .map(of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
