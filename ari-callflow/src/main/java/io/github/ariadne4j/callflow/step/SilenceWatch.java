package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.bridge.BridgeMember;
import io.github.ariadne4j.callflow.bridge.BridgePurpose;
import io.github.ariadne4j.callflow.bridge.BridgeState;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToListener;
import io.github.ariadne4j.callflow.model.CallCommand.ToListener.Notice;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.PlanTimer;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the time in which a party is in silence: it was answered, is in a bridge with no other, and no operation that it could hear or
 * wait for goes on. A timer runs as long as that is so, for each such leg. All of it follows from the call as it stands, so that
 * nothing of it is written.
 */
public final class SilenceWatch {
    /** The cause that ends a call in silence, unless its flow has another repair: SIP 503. */
    public static final HangupCause CAUSE = HangupCause.TEMPORARY_FAILURE;

    private static final String NOTE = "silence";

    private final CallStep step;

    public SilenceWatch(CallStep step) {
        this.step = step;
    }

    /** Starts the timers of legs that are in silence since this step, and stops those of legs that are not any longer. */
    void follow(CallModel before) {
        CallModel now = step.call();
        if (bound().isZero() || now.isOver()) {
            return;
        }
        for (Leg leg : now.legs()) {
            boolean was = isSilent(before, leg.id());
            boolean is = isSilent(now, leg.id());
            if (is && !was) {
                start(leg.id());
            } else if (was && !is) {
                step.stopTimer(new PlanTimer.EndOfSilence(leg.id()));
                forget(leg.id());
            }
        }
    }

    private void start(LegId leg) {
        step.startTimer(new PlanTimer.EndOfSilence(leg), bound());
    }

    private Duration bound() {
        return step.call().facts().timeouts().longestSilence();
    }

    /** Tells of a leg whose time is over, and of it again after the same time; false if it is not in silence. */
    public boolean report(LegId leg) {
        if (!isSilent(leg)) {
            return false;
        }
        Party party = partyOf(leg);
        start(leg);
        step.become(step.call().with(step.call().flow().note(NOTE, party.name().toLowerCase(Locale.ROOT))));
        step.send(new ToListener(new Notice.Silent(leg, party, bound())));
        return true;
    }

    /** Whether the flow was asked about this silence, and has not answered. */
    public boolean isAsked(LegId leg) {
        return step.call().flow().silences().containsKey(leg);
    }

    /** The flow is asked about this silence: its answer is for no other one. */
    public OperationId ask(LegId leg) {
        OperationId question = step.nextOperation();
        asked(leg, question);
        return question;
    }

    /** Takes an answer; false: what was asked is over. */
    public boolean isAnswer(FlowEvent.Repairs event) {
        boolean isAwaited = isSilent(event.leg())
                && event.question().equals(step.call().flow().silences().get(event.leg()));
        if (isAwaited) {
            asked(event.leg(), null);
        }
        return isAwaited;
    }

    private void forget(LegId leg) {
        if (isAsked(leg)) {
            asked(leg, null);
        }
    }

    private void asked(LegId leg, @Nullable OperationId question) {
        step.become(step.call().with(step.call().flow().asking(leg, question)));
    }

    public Party partyOf(LegId leg) {
        return step.call().isCaller(leg) ? Party.CALLER : Party.CALLEE;
    }

    public boolean isSilent(LegId leg) {
        return isSilent(step.call(), leg);
    }

    public static boolean isSilent(CallModel call, LegId id) {
        Leg leg = call.leg(id);
        return leg != null && isParty(call, leg) && !isServed(call, id) && !hearsParty(call, id);
    }

    /** A supervisor, and what listens for one, has the limits of its supervision. */
    private static boolean isParty(CallModel call, Leg leg) {
        return leg.wasAnswered()
                && leg.takesCommands()
                && !leg.role().helps()
                && call.plan().needs(leg.id(), call);
    }

    private static boolean isServed(CallModel call, LegId id) {
        if (isServedByPlan(call, id)) {
            return true;
        }
        for (OpenOperation operation : call.operations()) {
            if (operation.leg().equals(id) && operation.kind().servesParty()) {
                return true;
            }
        }
        return false;
    }

    /** While targets ring, a caller waits for them, and in a room for others; an agent who transfers hears ringing. */
    private static boolean isServedByPlan(CallModel call, LegId id) {
        if (call.plan() instanceof CallPlan.Transferring transfer) {
            return id.equals(transfer.agent()) && !transfer.isAccepted();
        }
        boolean waits = call.plan() instanceof CallPlan.Hunt || call.plan() instanceof CallPlan.InRoom;
        return waits && call.isCaller(id);
    }

    private static boolean hearsParty(CallModel call, LegId id) {
        for (BridgeState bridge : call.bridges()) {
            boolean talks = bridge.key().purpose() == BridgePurpose.TALK && !bridge.isDestroyed();
            if (talks && bridge.hasJoined(id) && isWithAnother(bridge, id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithAnother(BridgeState bridge, LegId id) {
        for (BridgeMember member : bridge.members()) {
            if (!member.leg().equals(id) && bridge.hasJoined(member.leg())) {
                return true;
            }
        }
        return !bridge.strangers().isEmpty();
    }
}
