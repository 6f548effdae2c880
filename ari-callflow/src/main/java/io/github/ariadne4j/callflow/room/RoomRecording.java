package io.github.ariadne4j.callflow.room;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a room. One that ends before the room does, as with a bridge that another user of Asterisk destroys, goes on under the
 * next number. Its name is made of the opening and the number, so that the next instance finds it.
 *
 * @param number of the recording under way, or of the last one; 0: there was none
 * @param phase how far it is
 * @param began since when, as far as this instance knows; null: it has not begun
 */
record RoomRecording(int number, Phase phase, @Nullable Instant began) {
    /** Recordings that others end again and again are not fought for. */
    private static final int MOST = 20;

    /** How far a recording is. */
    enum Phase {
        /** None is under way. */
        NONE,
        /** Asterisk was asked for it, and has not shown it. */
        ASKED,
        /** It goes on. */
        RUNS,
        /** There will be no other one. */
        ENDED
    }

    /** A room that was never recorded. */
    static RoomRecording none() {
        return new RoomRecording(0, Phase.NONE, null);
    }

    /**
     * What an earlier instance recorded, which may go on.
     *
     * @param names of recordings, also of others
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

    /** It is over. One that was as long as it may be was the last one. */
    RoomRecording overAt(Instant at, Recording how) {
        boolean whole = began != null && !at.isBefore(began.plus(how.maxLength()));
        return new RoomRecording(number, whole ? Phase.ENDED : Phase.NONE, null);
    }

    /** Its bridge is lost, and it with it. */
    RoomRecording interrupted() {
        return isUnderWay() ? new RoomRecording(number, Phase.NONE, null) : this;
    }

    RoomRecording ended() {
        return new RoomRecording(number, Phase.ENDED, null);
    }
}
