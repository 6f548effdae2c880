package io.github.ariadne4j.callflow.recorder.export;

import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.Lane;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry, or the answer to one, in the order in which they came.
 *
 * @param entry the entry
 * @param answer the answer to it; null: it is the entry itself
 */
record Step(LadderEntry entry, LadderEntry.@Nullable Answer answer) {
    static List<Step> of(RecordedCall call) {
        List<Step> steps = new ArrayList<>();
        for (LadderEntry entry : call.entries()) {
            steps.add(new Step(entry, null));
            if (entry instanceof LadderEntry.Request request && request.answer() != null) {
                steps.add(new Step(entry, request.answer()));
            }
        }
        steps.sort(Comparator.comparing(Step::at).thenComparingInt(Step::number));
        return steps;
    }

    /** Whether it is the answer to something that was asked. */
    boolean isAnswer() {
        return answer != null
                || (entry instanceof LadderEntry.SipMessage sip
                        && !sip.message().isRequest());
    }

    private int number() {
        return answer == null ? entry.number() : answer.number();
    }

    Duration at() {
        return answer == null ? entry.at() : answer.at();
    }

    /** When, in seconds to a tenth of a millisecond. */
    String seconds() {
        return seconds(at());
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.4f", time.toNanos() / 1e9);
    }

    Lane from() {
        return answer == null ? entry.from() : entry.to();
    }

    Lane to() {
        return answer == null ? entry.to() : entry.from();
    }

    String label() {
        return answer == null ? entry.label() : answer.label() + " (" + entry.label() + ')';
    }
}
