package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import java.util.List;

/** Writes an {@link OriginateRequestOutcome} in a journal, as texts: the kind, the id, and for a refusal its reason and its cause. */
final class OriginateRequestTexts {
    private OriginateRequestTexts() {}

    static List<String> write(OriginateRequestOutcome outcome) {
        String kind = outcome.getClass().getSimpleName();
        String id = outcome.id().toString();
        return outcome instanceof OriginateRequestOutcome.Refused refused
                ? List.of(
                        kind,
                        id,
                        refused.reason().name(),
                        Integer.toString(refused.cause().code()))
                : List.of(kind, id);
    }

    /** @throws IllegalArgumentException if they are of no kind that is known */
    static OriginateRequestOutcome read(List<String> texts) {
        CallId id = CallId.parse(texts.get(1));
        return switch (texts.get(0)) {
            case "Accepted" -> new OriginateRequestOutcome.Accepted(id);
            case "Refused" ->
                new OriginateRequestOutcome.Refused(
                        id, new Refusal(texts.get(2)), HangupCause.of(Integer.parseInt(texts.get(3))));
            case "Unknown" -> new OriginateRequestOutcome.Unknown(id);
            default ->
                throw new IllegalArgumentException("an outcome of the kind \"" + texts.get(0) + "\" is not known");
        };
    }
}
