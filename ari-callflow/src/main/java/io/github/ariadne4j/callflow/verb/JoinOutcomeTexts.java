package io.github.ariadne4j.callflow.verb;

import java.util.List;

/** Writes a {@link JoinOutcome} in a session and in a journal: as texts of which the first is the kind. */
public final class JoinOutcomeTexts {
    private JoinOutcomeTexts() {}

    /** Of an outcome. */
    public static List<String> write(JoinOutcome outcome) {
        String kind = outcome.getClass().getSimpleName();
        if (outcome instanceof JoinOutcome.Left left) {
            return List.of(kind, String.valueOf(left.key()));
        }
        return outcome instanceof JoinOutcome.Ended ended
                ? List.of(kind, ended.reason().name())
                : List.of(kind);
    }

    /**
     * An outcome of such texts.
     *
     * @throws IllegalArgumentException if they are of no kind that is known
     */
    public static JoinOutcome read(List<String> texts) {
        return switch (texts.get(0)) {
            case "Left" -> new JoinOutcome.Left(texts.get(1).charAt(0));
            case "Ended" -> new JoinOutcome.Ended(JoinOutcome.Ended.Reason.valueOf(texts.get(1)));
            case "Full" -> new JoinOutcome.Full();
            case "Removed" -> new JoinOutcome.Removed();
            case "Failed" -> new JoinOutcome.Failed();
            default ->
                throw new IllegalArgumentException("an outcome of the kind \"" + texts.get(0) + "\" is not known");
        };
    }
}
