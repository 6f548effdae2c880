package io.github.ariadne4j.callflow.execution.verb;

import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import org.jspecify.annotations.Nullable;

/** Reads the outcome of an order from its answer. Any thread. */
public final class ControlAnswers {
    private static final String UNTOLD = "Asterisk did not say why";

    private ControlAnswers() {}

    /**
     * The outcome of the order to record a talk, from its answer.
     *
     * @param why Asterisk's reason for refusing it, if it gave one
     */
    public static TalkRecordOutcome talk(FlowAnswer answer, @Nullable Throwable why) {
        return answer instanceof FlowAnswer.TalkRecorded recorded
                ? new TalkRecordOutcome.Recording(recorded.names())
                : new TalkRecordOutcome.NotRecorded(outcome(answer, why));
    }

    /**
     * The outcome in an answer.
     *
     * @param why Asterisk's reason for refusing it, if it gave one
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
        if (answer instanceof FlowAnswer.Transferred transferred) {
            return outcome(transferred.outcome());
        }
        return answer instanceof FlowAnswer.CallOver
                ? new ControlOutcome.CallOver()
                : new ControlOutcome.Refused(why == null ? UNTOLD : Ports.why(why));
    }

    private static ControlOutcome outcome(TransferOutcome transfer) {
        if (transfer instanceof TransferOutcome.Joined) {
            return new ControlOutcome.Done();
        }
        if (transfer instanceof TransferOutcome.NotAnswered not) {
            return new ControlOutcome.Refused(
                    "the target did not answer, cause " + not.why().cause().code());
        }
        if (transfer instanceof TransferOutcome.Declined declined) {
            return new ControlOutcome.Refused(
                    "the target hung up, cause " + declined.cause().code());
        }
        return new ControlOutcome.Refused(
                transfer instanceof TransferOutcome.TakenBack
                        ? "the callee took the caller back"
                        : "the target was not connected");
    }
}
