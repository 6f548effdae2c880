package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.step.CallStep;
import io.github.ariadne4j.callflow.step.OngoingOperations;
import io.github.ariadne4j.callflow.step.StoppingSounds;
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
            new StoppingSounds(step).begins(music.leg(), StoppingSound.Kind.MUSIC);
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

    void startTone() {
        Leg agent = present(plan.agent());
        if (agent != null && plan.tone() != null) {
            step.send(new CallCommand.ToChannel(plan.tone(), agent.channel(), new Action.StartRingback(Ringback.TONE)));
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
            new StoppingSounds(step).stop(plan.tone(), agent.id(), Ringback.TONE);
        }
        return plan.withTone(null);
    }

    private @Nullable Leg present(LegId leg) {
        return present(step.call().leg(leg));
    }

    private static @Nullable Leg present(@Nullable Leg leg) {
        return leg != null && leg.takesCommands() ? leg : null;
    }
}
