package io.github.ariadne4j.benchmarks.calls;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The results of one run of the three contestants as tables: one for each load, and one for the processes. */
final class Contest {
    private static final String DIAL = "Dial()";
    private static final String FLOOR = "floor";
    private static final String OURS = "B2BUA";

    private final Map<String, Figures> dial;
    private final Map<String, Figures> floor;
    private final Map<String, Figures> ours;

    Contest(Map<String, Figures> dial, Map<String, Figures> floor, Map<String, Figures> ours) {
        this.dial = dial;
        this.floor = floor;
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
        Figures ofFloor = floor.getOrDefault(section, new Figures());
        Figures ofOurs = ours.getOrDefault(section, new Figures());
        Set<String> names = new LinkedHashSet<>(ofOurs.names());
        names.addAll(ofFloor.names());
        Table table = new Table(section, DIAL, FLOOR, OURS, OURS + " : " + DIAL, OURS + " : " + FLOOR);
        for (String name : names) {
            OptionalDouble our = ofOurs.get(name);
            table.row(List.of(
                    name,
                    Table.cell(ofDial.get(name)),
                    Table.cell(ofFloor.get(name)),
                    Table.cell(our),
                    Table.ratio(our, ofDial.get(name)),
                    Table.ratio(our, ofFloor.get(name))));
        }
        return table;
    }
}
