package io.github.ariadne4j.callflow.execution.room;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.execution.gateway.CallGateway;
import io.github.ariadne4j.callflow.execution.gateway.FailureReader;
import io.github.ariadne4j.callflow.execution.gateway.RecordingParameters;
import io.github.ariadne4j.callflow.leg.CommandFailure;
import io.github.ariadne4j.callflow.loop.CallLoop;
import io.github.ariadne4j.callflow.room.RoomCommand;
import io.github.ariadne4j.callflow.room.RoomMachine;
import io.github.ariadne4j.callflow.room.RoomState;
import io.github.ariadne4j.callflow.room.RoomTransition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the recordings of rooms, and reports their progress to the rooms. Used on the loop. */
final class RoomRecordings {
    private static final Logger LOG = LoggerFactory.getLogger(RoomRecordings.class);

    private final CallGateway gateway;
    private final CallLoop loop;
    private final RoomMachine machine;
    private final BiConsumer<CallId, Function<RoomState, RoomTransition>> changes;

    /** The recordings whose end is awaited, by name. */
    private final Map<String, Recorded> awaited = new HashMap<>();

    /**
     * The room of a recording.
     *
     * @param opening the id of the room's opening
     * @param room its name
     */
    private record Recorded(CallId opening, String room) {
        static Recorded of(RoomState room) {
            return new Recorded(room.opening(), room.terms().name());
        }
    }

    /** @param changes applies a change to the room of an opening, unless the room is over */
    RoomRecordings(
            CallGateway gateway,
            CallLoop loop,
            RoomMachine machine,
            BiConsumer<CallId, Function<RoomState, RoomTransition>> changes) {
        this.gateway = gateway;
        this.loop = loop;
        this.machine = machine;
        this.changes = changes;
    }

    /** Whether a room has this recording, or had it until now. */
    boolean awaits(String name) {
        return awaited.containsKey(name);
    }

    /** After a request that may be lost, or to a bridge that is gone, the next comparison with Asterisk asks for the recording. */
    void begin(RoomState room, BridgeId bridge, RoomCommand.StartRecording command) {
        String name = command.name();
        awaited.put(name, Recorded.of(room));
        gateway.act(
                room.members().get(0).call(),
                ari -> ari.record(bridge, RecordingParameters.of(name, command.how()), failure -> {
                    if (failure != null) {
                        notBegun(name, failure);
                    }
                }));
    }

    private void notBegun(String name, AriException failure) {
        switch (FailureReader.read(failure)) {
            case CONFLICT -> askAfter(name, failure);
            case REFUSED, FAILED -> ended(name, failure.getMessage(), loop.now());
            case NOT_FOUND, NOT_SENT, OUTCOME_UNKNOWN -> {}
        }
    }

    /** An earlier request may have begun it, and it may have ended since; otherwise Asterisk cannot record in this way. */
    private void askAfter(String name, AriException refusal) {
        gateway.act(
                null,
                ari -> ari.liveRecording(name, failure -> {
                    if (failure == null) {
                        began(name, loop.now());
                    } else if (isNotThere(failure)) {
                        lookForFile(name, refusal);
                    }
                }));
    }

    private void lookForFile(String name, AriException refusal) {
        gateway.act(
                null,
                ari -> ari.storedRecording(
                        name, failure -> ended(name, isNotThere(failure) ? refusal.getMessage() : null, loop.now())));
    }

    private static boolean isNotThere(@Nullable AriException failure) {
        return failure != null && FailureReader.read(failure) == CommandFailure.NOT_FOUND;
    }

    /** Asks Asterisk whether the recording goes on. */
    void ask(RoomState room, String name) {
        awaited.put(name, Recorded.of(room));
        gateway.act(
                null,
                ari -> ari.liveRecording(name, failure -> {
                    if (failure == null) {
                        began(name, loop.now());
                    } else if (isNotThere(failure)) {
                        ended(name, null, loop.now());
                    }
                }));
    }

    void began(String name, Instant at) {
        Recorded recorded = awaited.get(name);
        if (recorded != null) {
            changes.accept(recorded.opening(), room -> machine.recordingBegan(room, name, at));
        }
    }

    /** @param failure why there is none; null: it is over */
    void ended(String name, @Nullable String failure, Instant at) {
        Recorded recorded = awaited.remove(name);
        if (recorded == null) {
            return;
        }
        if (failure == null) {
            changes.accept(recorded.opening(), room -> machine.recordingOver(room, name, at));
        } else {
            LOG.warn("room {} is not recorded: {}; recording {}", recorded.room(), failure, name);
            changes.accept(recorded.opening(), room -> machine.recordingFailed(room, name, at));
        }
    }

    /** Drops the recordings of rooms that are over: the event of their end was lost. */
    void forget(Predicate<CallId> isOver) {
        awaited.values().removeIf(recorded -> isOver.test(recorded.opening()));
    }
}
