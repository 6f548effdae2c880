package io.github.ariadne4j.callflow.operation;

import io.github.ariadne4j.callflow.leg.LegId;
import org.jspecify.annotations.Nullable;

/**
 * An operation that is under way on a channel. Reconciliation asks for it, so that an end that was lost is found out.
 *
 * @param id its id
 * @param leg on which leg
 * @param kind what it is
 * @param request the request that waits for it; null: none does
 * @param keys the keys that it waits for; null: none. What an earlier instance waited for is known by the keys that were pressed
 * @param recording the recording that it is; null: none
 * @param supervision how far the supervisor has come that it is; null: none
 */
public record OpenOperation(
        OperationId id,
        LegId leg,
        Kind kind,
        @Nullable RequestId request,
        @Nullable KeyCollection keys,
        @Nullable OpenRecording recording,
        @Nullable Supervision supervision) {
    /** The kind of an operation. */
    public enum Kind {
        /** The caller is to be answered. The leg reports its end. */
        ANSWER,
        /** An indication: over as soon as its command is answered. */
        INDICATE,
        /** A playback of a flow. */
        PLAY,
        /** A collection of keys, with the playback of its prompt. */
        COLLECT,
        /** A recording. */
        RECORD,
        /** A recording of a talk, of the bridge or of a leg that listens. */
        TALK_RECORD,
        /** A supervisor that takes part. */
        SUPERVISE,
        /** A pause of a flow, in silence. */
        PAUSE,
        /** Music of a pause of a flow, or of a caller that is transferred. */
        MUSIC,
        /** A party is to be on hold: over as soon as its command is answered. */
        HOLD,
        /** A party is to be taken back: over as soon as its command is answered. */
        UNHOLD,
        /** Another order to a channel: over as soon as its command is answered. */
        CONTROL,
        /** Music or hold that an order began: a party hears it until another order ends it. */
        SOUND,
        /** The channel is to leave the application. The leg reports its end. */
        LEAVE,
        /** The far end of the channel is to call elsewhere, and to hang up. The leg reports its end. */
        REDIRECT;

        /** Whether the leg is to leave. */
        public boolean leaves() {
            return this == LEAVE || this == REDIRECT;
        }

        /** Whether it is over as soon as its command is answered, and is not asked for again by another instance. */
        public boolean isMomentary() {
            return this == HOLD || this == UNHOLD || this == CONTROL;
        }

        /** Whether its party may hear music on hold. */
        public boolean isMusic() {
            return this == MUSIC || this == SOUND;
        }

        /** Whether it is a pause. */
        public boolean passesTime() {
            return this == PAUSE || this == MUSIC;
        }

        /** Whether its party is served while it goes on: it hears something, or its flow waits for the end. */
        public boolean servesParty() {
            return !isMomentary() && this != TALK_RECORD && this != SUPERVISE;
        }

        /** Whether a playback with the id of the operation may go on. */
        public boolean plays() {
            return this == PLAY || this == COLLECT;
        }

        /** Whether commands to its channel may wait for its end. */
        public boolean occupiesChannel() {
            return plays() || this == RECORD;
        }
    }

    /** One that waits for no keys. */
    public static OpenOperation of(OperationId id, LegId leg, Kind kind, @Nullable RequestId request) {
        return new OpenOperation(id, leg, kind, request, null, null, null);
    }

    /** The same with this supervisor. */
    public OpenOperation with(Supervision changed) {
        return new OpenOperation(id, leg, kind, request, keys, recording, changed);
    }

    /** Whether this leg is its own, or listens for it. */
    public boolean usesHelper(LegId id) {
        return leg.equals(id) || (supervision != null && id.equals(supervision.snoop()));
    }

    /** The same, and nothing waits for it. */
    public OpenOperation withoutRequest() {
        return new OpenOperation(id, leg, kind, null, keys, recording, supervision);
    }

    /** The same, and this request waits for it. */
    public OpenOperation awaitedBy(RequestId waiting) {
        return new OpenOperation(id, leg, kind, waiting, keys, recording, supervision);
    }

    /** Whether it is not the flow that waits for it. */
    public boolean isFromOutside() {
        return request != null && request.fromOutside();
    }

    /** The same with these keys. */
    public OpenOperation with(KeyCollection changed) {
        return new OpenOperation(id, leg, kind, request, changed, recording, supervision);
    }

    /** The same as this recording. */
    public OpenOperation with(OpenRecording changed) {
        return new OpenOperation(id, leg, kind, request, keys, changed, supervision);
    }
}
