package io.github.ariadne4j.callflow.recorder.export;

import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.Lane;
import io.github.ariadne4j.callflow.recorder.RecordedCall;

/** A call as a {@code sequenceDiagram} of Mermaid, which many wikis and trackers draw. */
public final class Mermaid {
    private Mermaid() {}

    /** The diagram's source. */
    public static String of(RecordedCall call) {
        StringBuilder text = new StringBuilder("sequenceDiagram\n");
        for (Lane lane : call.lanes()) {
            text.append("    participant ")
                    .append(id(lane))
                    .append(" as ")
                    .append(escaped(lane.title()))
                    .append('\n');
        }
        for (Step step : Step.of(call)) {
            text.append("    ").append(line(step)).append('\n');
        }
        return text.toString();
    }

    private static String line(Step step) {
        String label = step.seconds() + ' ' + escaped(step.label());
        if (step.from().equals(step.to())) {
            return "Note over " + id(step.from()) + ": " + label;
        }
        boolean failed = step.entry().outcome() == LadderEntry.Outcome.FAILED;
        String arrow = !step.isAnswer() ? "->>" : failed ? "--x" : "-->>";
        return id(step.from()) + arrow + id(step.to()) + ": " + label;
    }

    private static String id(Lane lane) {
        return lane.kind() == Lane.Kind.LEG ? "LEG" + lane.leg() : lane.kind().name();
    }

    /** Characters that would end a line or begin an entity or markup are written as entities. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '#', ';', '<', '>', '&', '"', '%' ->
                    escaped.append('#').append((int) c).append(';');
                default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }
}
