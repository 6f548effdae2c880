package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.session.Ports;
import org.jspecify.annotations.Nullable;

/** Reads from an answer what came of an order. Any thread. */
public final class ControlAnswers {
    private static final String UNTOLD = "Asterisk did not say why";

    private ControlAnswers() {}

    /**
     * What came of the order to record a talk, as an answer tells it.
     *
     * @param why why Asterisk did not do it, if it told so
     */
    public static TalkRecordOutcome talk(FlowAnswer answer, @Nullable Throwable why) {
        return answer instanceof FlowAnswer.TalkRecorded recorded
                ? new TalkRecordOutcome.Recording(recorded.names())
                : new TalkRecordOutcome.NotRecorded(outcome(answer, why));
    }

    /**
     * The outcome that an answer tells.
     *
     * @param why why Asterisk did not do it, if it told so
     */
    public static ControlOutcome outcome(FlowAnswer answer, @Nullable Throwable why) {
        if (answer instanceof FlowAnswer.Done) {
            return new ControlOutcome.Done();
        }
        if (answer instanceof FlowAnswer.Absent) {
            return new ControlOutcome.LegAbsent();
        }
        if (answer instanceof FlowAnswer.NotNow not) {
            return new ControlOutcome.NotNow(not.why());
        }
        if (answer instanceof FlowAnswer.Refused refused) {
            return new ControlOutcome.Refused(refused.why());
        }
        return answer instanceof FlowAnswer.CallOver
                ? new ControlOutcome.CallOver()
                : new ControlOutcome.Refused(why == null ? UNTOLD : Ports.why(why));
    }
}
