package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallCommand.ToListener;
import io.github.ariadne4j.callflow.model.CallCommand.ToListener.Notice;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import org.jspecify.annotations.Nullable;

/** Orders to a call that lives, from its flow or from outside. None of them changes the plan: a callee that could be hung up is not there. */
public final class CallOrders {
    private final CallStep step;

    public CallOrders(CallStep step) {
        this.step = step;
    }

    public void perform(CallOrder order, RequestId request) {
        if (order instanceof CallOrder.Control control) {
            control(control, request);
        } else if (order instanceof CallOrder.PlayTo playTo) {
            play(playTo, request);
        } else if (order instanceof CallOrder.RecordTalk record) {
            new TalkRecordings(step).begin(record, request);
        } else if (order instanceof CallOrder.Supervise supervise) {
            supervise(supervise, request);
        } else if (order instanceof CallOrder.SteerRecordings steer) {
            new TalkRecordings(step).steer(steer.control(), request);
        } else if (order instanceof CallOrder.HangUpCallee) {
            step.answer(request, new FlowAnswer.Absent());
        }
    }

    private void control(CallOrder.Control order, RequestId request) {
        Leg leg = legOf(order.party());
        if (leg == null) {
            step.answer(request, new FlowAnswer.Absent());
        } else {
            perform(leg, order.verb(), request);
        }
    }

    /** A party that hears music, or is on hold, is not in silence, also after a recovery. */
    private void perform(Leg leg, LegVerb verb, RequestId request) {
        boolean changesSound = verb.beginsSound() || verb.endsSound();
        if (changesSound) {
            dropSound(leg);
        }
        if (verb.beginsSound()) {
            new StoppingSounds(step).begins(leg.id(), StoppingSound.Kind.MUSIC);
            step.begin(leg, OpenOperation.Kind.SOUND, null);
        }
        step.perform(step.begin(leg, kindOf(verb), request), new Action.Control(verb));
        if (changesSound) {
            step.save(step.call().plan());
        }
    }

    private void dropSound(Leg leg) {
        for (OpenOperation operation : step.call().operations(OpenOperation.Kind.SOUND)) {
            if (operation.leg().equals(leg.id())) {
                step.become(step.call().without(operation));
            }
        }
    }

    private static OpenOperation.Kind kindOf(LegVerb verb) {
        if (verb instanceof LegVerb.Hold) {
            return OpenOperation.Kind.HOLD;
        }
        return verb instanceof LegVerb.Unhold ? OpenOperation.Kind.UNHOLD : OpenOperation.Kind.CONTROL;
    }

    /** Written, as a recovery has to stop it. */
    private void play(CallOrder.PlayTo order, RequestId request) {
        Leg leg = legOf(order.party());
        if (leg == null) {
            step.answer(request, new FlowAnswer.Absent());
        } else {
            OpenOperation playback = step.begin(leg, OpenOperation.Kind.PLAY, request);
            step.perform(
                    playback,
                    new Action.Play(order.play().prompts(), order.play().language()));
            step.save(step.call().plan());
        }
    }

    private void supervise(CallOrder.Supervise order, RequestId request) {
        Leg leg = legOf(order.party());
        if (leg == null) {
            step.answer(request, new FlowAnswer.Absent());
        } else {
            new Supervisions(step).begin(order, leg, request);
        }
    }

    /** The leg of a party that takes commands: the callee is the one that is connected, or else answered last. */
    private @Nullable Leg legOf(Party party) {
        if (party == Party.CALLER) {
            Leg caller = step.call().caller();
            return caller != null && caller.takesCommands() ? caller : null;
        }
        return step.call().plan() instanceof CallPlan.Connected connected
                ? ifPresent(step.call().leg(connected.callee()))
                : lastCallee();
    }

    private @Nullable Leg lastCallee() {
        Leg last = null;
        for (Leg leg : step.call().legs()) {
            boolean present = leg.role().isCallee() && leg.wasAnswered() && leg.takesCommands();
            last = present ? leg : last;
        }
        return last;
    }

    private static @Nullable Leg ifPresent(@Nullable Leg leg) {
        return leg != null && leg.takesCommands() ? leg : null;
    }

    /** Asterisk took an order, or refused it. */
    public void ended(OpenOperation operation, boolean succeeded) {
        step.ended(operation, succeeded);
        Party party = partyOf(operation.leg());
        if (succeeded && party != null && operation.kind() != OpenOperation.Kind.CONTROL) {
            tellHeld(party, Party.APPLICATION, operation.kind() == OpenOperation.Kind.HOLD);
        }
    }

    /** A telephone put the other party on hold, or took it back. */
    public void held(LegId by, boolean held) {
        Party holder = partyOf(by);
        if (holder != null) {
            tellHeld(holder == Party.CALLER ? Party.CALLEE : Party.CALLER, holder, held);
        }
    }

    private void tellHeld(Party party, Party by, boolean held) {
        step.send(new ToListener(new Notice.Held(party, by, held)));
    }

    private @Nullable Party partyOf(LegId id) {
        if (step.call().isCaller(id)) {
            return Party.CALLER;
        }
        Leg leg = step.call().leg(id);
        return leg != null && leg.role().isCallee() ? Party.CALLEE : null;
    }
}
