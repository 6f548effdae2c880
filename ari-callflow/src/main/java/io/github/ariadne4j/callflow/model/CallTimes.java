package io.github.ariadne4j.callflow.model;

import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.LegId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of a call, by Asterisk's clock, or by ours where Asterisk sent none. A time is never before one that was
 * noted earlier, as either clock may be set while a call lives.
 *
 * @param started when the call entered the application
 * @param connected when the callee that the call went on with had answered; null: none had
 * @param ended when the call ended; null while it lives
 * @param latest the latest time so far
 * @param legs of each leg that began, in the order in which they did
 */
public record CallTimes(
        Instant started,
        @Nullable Instant connected,
        @Nullable Instant ended,
        Instant latest,
        List<OfLeg> legs) {
    /**
     * The times of a leg.
     *
     * @param leg which leg
     * @param times when what happened to it
     */
    public record OfLeg(LegId leg, LegTimes times) {}

    /** Copies the list. */
    public CallTimes {
        legs = List.copyOf(legs);
    }

    /** The times of a leg; null if it never began. */
    public @Nullable LegTimes of(LegId leg) {
        int place = placeOf(leg);
        return place < 0 ? null : legs.get(place).times();
    }

    private int placeOf(LegId leg) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).leg().equals(leg)) {
                return i;
            }
        }
        return -1;
    }

    /** Of a call that enters the application. */
    public static CallTimes startedAt(Instant at) {
        return new CallTimes(at, null, null, at, List.of());
    }

    /** A leg begins. */
    public CallTimes begun(LegId leg, Instant at) {
        Instant time = notBeforeLatest(at);
        return with(leg, LegTimes.begunAt(time), time);
    }

    /** Something happened to a leg; a leg that never began has no times. */
    public CallTimes changed(LegId leg, Instant at, Change change) {
        LegTimes known = of(leg);
        if (known == null) {
            return this;
        }
        Instant time = notBeforeLatest(at);
        return with(leg, change.apply(known, time), time);
    }

    /** A leg was answered at this time, which may lie before later ones. */
    public CallTimes answeredAt(LegId leg, Instant at) {
        LegTimes known = of(leg);
        return known == null ? this : with(leg, known.answeredAt(at), at);
    }

    /** What a time does to those of a leg. */
    @FunctionalInterface
    public interface Change {
        /** The times of the leg with this one. */
        LegTimes apply(LegTimes known, Instant at);
    }

    /** The call goes on with this leg, which has answered; where its end began before that was seen, it had by then. */
    public CallTimes connectedWith(LegId leg, Instant at) {
        LegTimes known = of(leg);
        Instant answered = known == null ? null : known.answered();
        Instant seen = answered == null ? notBeforeLatest(at) : answered;
        Instant time = ended != null && seen.isAfter(ended) ? ended : seen;
        return connected == null ? new CallTimes(started, time, ended, later(time), legs) : this;
    }

    /** The call goes on with a leg whose answer does not count, as it had to accept the call. */
    public CallTimes connectedAt(Instant at) {
        Instant time = notBeforeLatest(at);
        return connected == null ? new CallTimes(started, time, ended, time, legs) : this;
    }

    /** The call ended, unless it had ended before. */
    public CallTimes endedAt(Instant at) {
        Instant time = notBeforeLatest(at);
        return ended == null ? new CallTimes(started, connected, time, time, legs) : this;
    }

    private CallTimes with(LegId leg, LegTimes times, Instant at) {
        int place = placeOf(leg);
        List<OfLeg> all = new ArrayList<>(legs);
        if (place < 0) {
            all.add(new OfLeg(leg, times));
        } else {
            all.set(place, new OfLeg(leg, times));
        }
        return new CallTimes(started, connected, ended, later(at), all);
    }

    private Instant notBeforeLatest(Instant at) {
        return at.isBefore(latest) ? latest : at;
    }

    private Instant later(Instant at) {
        return at.isAfter(latest) ? at : latest;
    }
}
