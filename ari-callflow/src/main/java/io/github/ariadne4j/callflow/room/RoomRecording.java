package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a room. When one ends before the room does, as with a bridge that another user of Asterisk destroys, the next number
 * follows. The name consists of the opening and the number, by which the next instance finds the recording.
 *
 * @param number of the recording under way, or of the last one; 0: there was none
 * @param phase its progress
 * @param began the time at which this instance saw it begin; null: not seen
 */
record RoomRecording(int number, Phase phase, @Nullable Instant began) {
    /** The most recordings of one room: recordings that end early again and again are given up. */
    private static final int MOST = 20;

    /** The progress of a recording. */
    enum Phase {
        /** None is under way. */
        NONE,
        /** Requested from Asterisk, and not yet seen. */
        ASKED,
        /** In progress. */
        RUNS,
        /** Over, and the last one. */
        ENDED
    }

    /** A room that was never recorded. */
    static RoomRecording none() {
        return new RoomRecording(0, Phase.NONE, null);
    }

    /**
     * The last recording of an earlier instance, which may be in progress.
     *
     * @param names names of recordings, of this room and of others
     */
    static RoomRecording found(CallId opening, Collection<String> names) {
        Pattern ours = Pattern.compile(Pattern.quote(opening + "-") + "([0-9]{1,9})(-.*)?");
        int last = 0;
        for (String name : names) {
            Matcher parts = ours.matcher(name);
            if (parts.matches()) {
                last = Math.max(last, Integer.parseInt(parts.group(1)));
            }
        }
        return new RoomRecording(last, last == 0 ? Phase.NONE : Phase.ASKED, null);
    }

    String name(CallId opening, Recording how) {
        String name = opening + "-" + number;
        return how.label() == null ? name : name + '-' + how.label();
    }

    boolean isUnderWay() {
        return phase == Phase.ASKED || phase == Phase.RUNS;
    }

    boolean runs() {
        return phase == Phase.RUNS;
    }

    boolean mayBegin() {
        return phase == Phase.NONE && number < MOST;
    }

    RoomRecording next() {
        return new RoomRecording(number + 1, Phase.ASKED, null);
    }

    RoomRecording begunAt(Instant at) {
        return new RoomRecording(number, Phase.RUNS, began == null ? at : began);
    }

    /** The end of a recording. One that reached its longest time is the last one. */
    RoomRecording overAt(Instant at, Recording how) {
        boolean whole = began != null && !at.isBefore(began.plus(how.maxLength()));
        return new RoomRecording(number, whole ? Phase.ENDED : Phase.NONE, null);
    }

    /** The loss of the bridge, which ends the recording. */
    RoomRecording interrupted() {
        return isUnderWay() ? new RoomRecording(number, Phase.NONE, null) : this;
    }

    RoomRecording ended() {
        return new RoomRecording(number, Phase.ENDED, null);
    }
}
