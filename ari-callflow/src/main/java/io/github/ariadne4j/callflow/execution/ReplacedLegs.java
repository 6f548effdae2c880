package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.execution.gateway.FailureReader;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.loop.CallTimers;
import io.github.ariadne4j.callflow.operation.OpenOperation;
import io.github.ariadne4j.callflow.operation.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a flow to a leg that Asterisk refuses because the channel of the leg is replaced: the former channel takes no request any
 * longer, and a new one takes none until its far end has answered, as the target of a transfer. A refused request had no effect. It is
 * sent again, to the channel that the leg has then. Used on the loop.
 */
final class ReplacedLegs {
    /** By then the report of a replacement has come in. */
    private static final Duration REPORTED_WITHIN = Duration.ofMillis(200);

    private static final Duration ASKED_EVERY = Duration.ofMillis(500);

    /** A far end that rings for longer is not waited for. */
    private static final Duration LONGEST_RING = Duration.ofMinutes(2);

    private static final int WRONG_STATE = 412;

    private final CallActor actor;
    private final CallTimers timers;
    private final Supplier<Instant> clock;
    private final Map<OperationId, Instant> rings = new HashMap<>(0);

    /**
     * The timer of a request that was refused.
     *
     * @param operation for which it is
     */
    private record Repetition(OperationId operation) {}

    ReplacedLegs(CallActor actor, CallTimers timers, Supplier<Instant> clock) {
        this.actor = actor;
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * A request failed.
     *
     * @param channel to which it was sent
     * @param again sends it to this channel
     * @param failed is run if it is not sent again
     */
    void refused(
            OperationId operation, ChannelId channel, Throwable failure, Consumer<ChannelId> again, Runnable failed) {
        Leg leg = isOfFlow(operation) ? actor.legOf(operation) : null;
        if (leg != null && isOfFormer(failure)) {
            sendAgain(operation, channel, again, failed, REPORTED_WITHIN);
        } else if (leg != null && isRinging(operation, leg, failure)) {
            timers.start(new Repetition(operation), ASKED_EVERY, () -> send(operation, again, failed));
        } else {
            failed.run();
        }
    }

    private boolean isOfFlow(OperationId operation) {
        for (OpenOperation open : actor.operations()) {
            if (open.id().equals(operation)) {
                return open.request() != null && !open.isFromOutside();
            }
        }
        return false;
    }

    private static boolean isOfFormer(Throwable failure) {
        CommandFailure read = FailureReader.read(failure);
        return read == CommandFailure.NOT_FOUND || (read == CommandFailure.CONFLICT && !isWrongState(failure));
    }

    private static boolean isWrongState(Throwable failure) {
        return failure instanceof AriConflictException conflict && conflict.status() == WRONG_STATE;
    }

    private boolean isRinging(OperationId operation, Leg leg, Throwable failure) {
        if (leg.replaced().isEmpty() || !isWrongState(failure)) {
            return false;
        }
        Instant now = clock.get();
        Instant since = rings.computeIfAbsent(operation, id -> now);
        return Duration.between(since, now).compareTo(LONGEST_RING) < 0;
    }

    /** At once where the replacement is known, else once its report must have come in. */
    private void sendAgain(
            OperationId operation, ChannelId former, Consumer<ChannelId> again, Runnable failed, Duration within) {
        ChannelId channel = channelOf(operation);
        if (channel != null && !channel.equals(former)) {
            again.accept(channel);
        } else if (channel == null || within.isZero()) {
            failed.run();
        } else {
            timers.start(
                    new Repetition(operation),
                    within,
                    () -> sendAgain(operation, former, again, failed, Duration.ZERO));
        }
    }

    private void send(OperationId operation, Consumer<ChannelId> again, Runnable failed) {
        ChannelId channel = channelOf(operation);
        if (channel == null) {
            failed.run();
        } else {
            again.accept(channel);
        }
    }

    private @Nullable ChannelId channelOf(OperationId operation) {
        Leg leg = actor.legOf(operation);
        return leg == null ? null : leg.channel();
    }
}
