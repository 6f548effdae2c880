package io.github.ariadne4j.benchmarks.calls;

import io.github.ariadne4j.benchmarks.report.Figures;
import io.github.ariadne4j.benchmarks.report.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The results of one run of the three programs as tables: one for each load, and one for the processes. */
final class ResultTables {
    private static final String DIAL = "Dial()";
    private static final String MINIMAL = "minimal";
    private static final String OURS = "B2BUA";

    private final Map<String, Figures> dial;
    private final Map<String, Figures> minimal;
    private final Map<String, Figures> ours;

    ResultTables(Map<String, Figures> dial, Map<String, Figures> minimal, Map<String, Figures> ours) {
        this.dial = dial;
        this.minimal = minimal;
        this.ours = ours;
    }

    /** All tables, a blank line before each. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String section : ours.keySet()) {
            text.append('\n').append(table(section));
        }
        return text.toString();
    }

    private Table table(String section) {
        Figures ofDial = dial.getOrDefault(section, new Figures());
        Figures ofMinimal = minimal.getOrDefault(section, new Figures());
        Figures ofOurs = ours.getOrDefault(section, new Figures());
        Set<String> names = new LinkedHashSet<>(ofOurs.names());
        names.addAll(ofMinimal.names());
        Table table = new Table(section, DIAL, MINIMAL, OURS, OURS + " : " + DIAL, OURS + " : " + MINIMAL);
        for (String name : names) {
            OptionalDouble our = ofOurs.get(name);
            table.row(List.of(
                    name,
                    Table.cell(ofDial.get(name)),
                    Table.cell(ofMinimal.get(name)),
                    Table.cell(our),
                    Table.ratio(our, ofDial.get(name)),
                    Table.ratio(our, ofMinimal.get(name))));
        }
        return table;
    }
}
