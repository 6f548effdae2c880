package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.loop.CallRequests;
import io.github.ariadne4j.ari.loop.RequestCallback;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.execution.gateway.FailureReader;
import io.github.ariadne4j.callflow.execution.gateway.SecondStop;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.loop.CallTimers;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.operation.OperationId;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that stop sounds of one call. The call gets the end of a sound once Asterisk has answered every request that began or stopped it:
 * they go over several connections, one may overtake another, and a sound that began too late is stopped once more. Used on the loop.
 *
 * <p>Asterisk may miss the end of a sound of a channel in a bridge ({@link SecondStop}). Therefore a channel is added to a bridge once its sound has
 * stopped, and the sound of one that is in a bridge is stopped twice.
 */
final class SoundStops {
    /** Then the channel is added in any case. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final CallActor actor;
    private final CallRequestSender requests;
    private final CallTimers timers;
    private final Map<OperationId, Integer> unanswered = new HashMap<>(0);
    private final Map<OperationId, ChannelId> beingStopped = new HashMap<>(0);
    private @Nullable Join waiting;

    /**
     * A request that adds channels to a bridge.
     *
     * @param channels those that it adds
     * @param request sends it
     */
    private record Join(List<ChannelId> channels, Runnable request) {}

    /**
     * The timer of a second stop.
     *
     * @param channel which channel hears the sound
     */
    private record StopsAgain(ChannelId channel) {}

    /**
     * The timer of a stop that failed.
     *
     * @param operation whose sound it stops
     */
    private record Repetition(OperationId operation) {}

    SoundStops(CallActor actor, CallRequestSender requests, CallTimers timers) {
        this.actor = actor;
        this.requests = requests;
        this.timers = timers;
    }

    /** The request that begins the sound of an operation is being sent. */
    void begins(OperationId operation, ChannelId channel) {
        begins(channel);
        sent(operation);
    }

    /** Another sound of this channel begins: it is not to be stopped. */
    void begins(ChannelId channel) {
        timers.stop(new StopsAgain(channel));
    }

    /** That one is answered; false if there is no sound to stop. */
    boolean begun(OperationId operation, @Nullable Throwable failure) {
        answered(operation);
        return actor.started() != null && (failure == null || actor.isStopping(operation));
    }

    /** Stops the music, or the ringing, of a channel. */
    void send(OperationId operation, ChannelId channel, BiConsumer<CallRequests, RequestCallback> request) {
        beingStopped.put(operation, channel);
        send(operation, request);
        repeatInBridge(channel, request);
    }

    /** Sends it once more, a moment later, if this channel is in the bridge of the parties, and is then. */
    void repeatInBridge(ChannelId channel, BiConsumer<CallRequests, RequestCallback> request) {
        if (actor.isInBridge(channel)) {
            timers.start(new StopsAgain(channel), SecondStop.AFTER, () -> stopAgain(channel, request));
        }
    }

    private void stopAgain(ChannelId channel, BiConsumer<CallRequests, RequestCallback> request) {
        if (actor.isInBridge(channel)) {
            requests.send(request, failure -> {});
        }
    }

    /** Stops a playback. */
    void send(OperationId operation, BiConsumer<CallRequests, RequestCallback> request) {
        send(operation, request, SecondStop.AFTER);
    }

    private void send(
            OperationId operation, BiConsumer<CallRequests, RequestCallback> request, Duration untilRepeated) {
        sent(operation);
        requests.send(request, failure -> {
            boolean isLast = answered(operation);
            if (isLast && isOver(failure)) {
                stopped(operation);
                actor.tell(new CallSignal.FlowSignal(new FlowEvent.OperationEnded(operation, true), requests.now()));
            } else if (isLast) {
                repeat(operation, request, untilRepeated);
            }
        });
    }

    /** Asterisk may not have carried it out: a tone and music have no end of their own. */
    private void repeat(OperationId operation, BiConsumer<CallRequests, RequestCallback> request, Duration after) {
        if (after.compareTo(SecondStop.LONGEST_REPEAT) > 0 || !actor.isStopping(operation)) {
            stopped(operation);
            return;
        }
        timers.start(new Repetition(operation), after, () -> {
            if (actor.isStopping(operation)) {
                send(operation, request, after.multipliedBy(2));
            } else {
                stopped(operation);
            }
        });
    }

    private void stopped(OperationId operation) {
        beingStopped.remove(operation);
        joinIfStopped();
    }

    /** Runs this request, and all later commands of the call, once no sound of these channels is being stopped. */
    void join(List<ChannelId> channels, Runnable request) {
        if (hasStopped(channels)) {
            request.run();
            return;
        }
        waiting = new Join(channels, request);
        actor.hold();
        timers.start(this, LONGEST_WAIT, this::sendJoin);
    }

    private boolean hasStopped(List<ChannelId> channels) {
        return beingStopped.isEmpty() || Collections.disjoint(beingStopped.values(), channels);
    }

    private void joinIfStopped() {
        if (waiting != null && hasStopped(waiting.channels())) {
            sendJoin();
        }
    }

    private void sendJoin() {
        Join join = waiting;
        waiting = null;
        timers.stop(this);
        if (join != null && actor.started() != null) {
            join.request().run();
            actor.release();
        }
    }

    private void sent(OperationId operation) {
        unanswered.merge(operation, 1, Integer::sum);
    }

    /** Returns whether no other request is unanswered. */
    private boolean answered(OperationId operation) {
        return unanswered.computeIfPresent(operation, (id, open) -> open == 1 ? null : open - 1) == null;
    }

    /** Also where Asterisk knows nothing of it, or the state of its channel does not allow the request. */
    private static boolean isOver(@Nullable Throwable failure) {
        CommandFailure read = failure == null ? null : FailureReader.read(failure);
        return read == null || read == CommandFailure.NOT_FOUND || read == CommandFailure.CONFLICT;
    }
}
