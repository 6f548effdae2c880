package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.actor.CallLogContext;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.FlowEvent;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the flow of one call what is to be done for parties in silence, on a thread of its own, as the flow's is mostly blocked then. Used on
 * the loop.
 */
final class SilenceRepairs {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceRepairs.class);

    private final EngineContext context;
    private final IncomingCall call;

    SilenceRepairs(EngineContext context, IncomingCall call) {
        this.context = context;
        this.call = call;
    }

    /**
     * Asks a flow.
     *
     * @param flow which one
     * @param told receives its answer on the loop
     */
    void ask(CallFlow flow, Word.Silence silence, Consumer<FlowEvent> told) {
        Consumer<SilenceRepair> answer = repair -> context.loop()
                .execute(() -> told.accept(new FlowEvent.Repairs(silence.leg(), silence.question(), repair)));
        try {
            context.flowThreads()
                    .execute(() -> CallLogContext.run(call.id(), () -> decide(flow, silence.party(), answer)));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("call {}: the engine was closed before its flow was asked for a repair", call.id());
        }
    }

    private void decide(CallFlow flow, Party party, Consumer<SilenceRepair> answer) {
        SilenceRepair repair = repairOf(flow, party);
        if (repair instanceof SilenceRepair.Say say) {
            context.spoken()
                    .said(say.play())
                    .whenComplete((files, failure) ->
                            answer.accept(failure == null ? SilenceRepair.play(files) : SilenceRepair.DEFAULT));
        } else {
            answer.accept(repair);
        }
    }

    private SilenceRepair repairOf(CallFlow flow, Party party) {
        try {
            return Objects.requireNonNull(flow.onSilence(call, party), "onSilence returned null");
        } catch (Throwable e) { // an Error as well: the party must not wait for it
            LOG.error("the flow of call {} failed in onSilence; the call is hung up with cause 41", call.id(), e);
            return SilenceRepair.DEFAULT;
        }
    }
}
