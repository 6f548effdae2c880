package io.github.ariadne4j.callflow.step;

import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand;
import io.github.ariadne4j.callflow.model.CallCommand.ToChannel.Action;
import io.github.ariadne4j.callflow.operation.OperationId;
import io.github.ariadne4j.callflow.operation.StoppingSound;
import io.github.ariadne4j.callflow.operation.StoppingSound.Kind;
import io.github.ariadne4j.callflow.route.Ringback;

/**
 * Sounds that Asterisk was asked to stop. No rule waits for their ends; they stay in the call until Asterisk has answered, so that a recovery stops
 * them once more: the request may have been lost with the instance that sent it.
 */
public final class StoppingSounds {
    private final CallStep step;

    public StoppingSounds(CallStep step) {
        this.step = step;
    }

    /** Has Asterisk stop a sound. */
    public void stop(StoppingSound sound) {
        stop(sound, actionOf(sound.kind()));
    }

    /** The same for the ringback that this operation began. */
    public void stop(OperationId operation, LegId leg, Ringback kind) {
        stop(new StoppingSound(operation, leg, kindOf(kind)), new Action.StopRingback(kind));
    }

    private void stop(StoppingSound sound, Action action) {
        await(sound);
        send(sound, action);
    }

    private void send(StoppingSound sound, Action action) {
        Leg leg = step.call().leg(sound.leg());
        if (leg != null) {
            step.send(new CallCommand.ToChannel(sound.id(), leg.channel(), action));
        }
    }

    /** The request that stops it is sent already. */
    void await(StoppingSound sound) {
        step.become(step.call().with(sound));
    }

    private static Action actionOf(Kind kind) {
        return switch (kind) {
            case PLAYBACK -> new Action.StopPlayback();
            case MUSIC -> new Action.StopMusic();
            case RINGING -> new Action.StopRingback(Ringback.RING);
        };
    }

    private static Kind kindOf(Ringback ringback) {
        return switch (ringback) {
            case TONE -> Kind.PLAYBACK;
            case MUSIC -> Kind.MUSIC;
            case RING, RELAY, SILENCE -> Kind.RINGING;
        };
    }

    /** Asterisk has answered, or the sound is over. */
    public void ended(OperationId operation) {
        step.become(step.call().withoutStopping(sound -> sound.id().equals(operation)));
    }

    /** Such a sound begins on a leg. */
    public void begins(LegId leg, Kind kind) {
        step.become(step.call().withoutStopping(sound -> sound.isReplacedBy(leg, kind)));
    }

    /** The same for a ringback. */
    public void begins(LegId leg, Ringback kind) {
        begins(leg, kindOf(kind));
    }

    /** After a recovery: each is stopped once more. */
    public void recovered() {
        step.become(step.call().withoutStopping(sound -> !isPresent(sound.leg())));
        step.call().stopping().forEach(sound -> send(sound, actionOf(sound.kind())));
    }

    private boolean isPresent(LegId id) {
        Leg leg = step.call().leg(id);
        return leg != null && leg.takesCommands();
    }
}
