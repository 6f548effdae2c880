package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import org.jspecify.annotations.Nullable;

/** The sounds for caller and agent in a transfer while they hear no party: music, and the ringing of the target. */
final class TransferSounds {
    private final CallStep step;
    private final CallPlan.Transferring plan;

    TransferSounds(CallStep step, CallPlan.Transferring plan) {
        this.step = step;
        this.plan = plan;
    }

    /** Begun once the caller is out of the bridge; begun again, it goes on. */
    void startMusic() {
        OpenOperation music = openMusic();
        if (music != null) {
            step.perform(music, new Action.StartMusic(plan.terms().music()));
        }
    }

    /** The music of a caller that is present; null: the caller is not. */
    private @Nullable OpenOperation openMusic() {
        Leg caller = present(step.call().caller());
        if (caller == null) {
            return null;
        }
        OpenOperation open = musicOf(caller);
        return open == null ? step.begin(caller, OpenOperation.Kind.MUSIC, null) : open;
    }

    private @Nullable OpenOperation musicOf(Leg caller) {
        for (OpenOperation music : step.call().operations(OpenOperation.Kind.MUSIC)) {
            if (music.leg().equals(caller.id())) {
                return music;
            }
        }
        return null;
    }

    /** An earlier instance may have begun the music, and not written it. */
    void recoverMusic() {
        openMusic();
    }

    void stopMusic() {
        Leg caller = present(step.call().caller());
        OpenOperation music = caller == null ? null : musicOf(caller);
        if (music != null) {
            new OngoingOperations(step).stop(music);
            step.become(step.call().without(music));
        }
    }

    /**
     * Stops music of a transfer that is over. The plan does not wait for the request that stops it, which may have been lost with an earlier
     * instance; so may have been the write of a transfer.
     */
    static void stopLeftMusic(CallStep step) {
        Leg caller = present(step.call().caller());
        if (caller != null && hasTransferred(step) && !hearsOther(step, caller)) {
            step.send(new CallCommand.ToChannel(step.nextOperation(), caller.channel(), new Action.StopMusic()));
        }
    }

    private static boolean hasTransferred(CallStep step) {
        for (Leg leg : step.call().legs()) {
            if (leg.role() == LegRole.TRANSFER_TARGET) {
                return true;
            }
        }
        return step.wasInterruptedIn(StepKind.TRANSFER);
    }

    private static boolean hearsOther(CallStep step, Leg caller) {
        for (OpenOperation operation : step.call().operations()) {
            boolean sounds =
                    operation.kind() == OpenOperation.Kind.MUSIC || operation.kind() == OpenOperation.Kind.SOUND;
            if (sounds && operation.leg().equals(caller.id())) {
                return true;
            }
        }
        return false;
    }

    void startTone() {
        Leg agent = present(plan.agent());
        if (agent != null && plan.tone() != null) {
            send(plan.tone(), agent, new Action.StartRingback(Ringback.TONE));
        }
    }

    /** Earlier sounds end first: the tone of an earlier instance would never end. */
    CallPlan.Transferring toneBegunAnew() {
        CallPlan.Transferring silent = toneStopped();
        if (present(plan.agent()) == null) {
            return silent;
        }
        CallPlan.Transferring anew = silent.withTone(step.nextOperation());
        new TransferSounds(step, anew).startTone();
        return anew;
    }

    CallPlan.Transferring toneStopped() {
        Leg agent = present(plan.agent());
        if (agent != null && plan.tone() != null) {
            send(plan.tone(), agent, new Action.StopRingback(Ringback.TONE));
        }
        return plan.withTone(null);
    }

    private @Nullable Leg present(LegId leg) {
        return present(step.call().leg(leg));
    }

    private static @Nullable Leg present(@Nullable Leg leg) {
        return leg != null && leg.takesCommands() ? leg : null;
    }

    private void send(OperationId operation, Leg leg, Action action) {
        step.send(new CallCommand.ToChannel(operation, leg.channel(), action));
    }
}
