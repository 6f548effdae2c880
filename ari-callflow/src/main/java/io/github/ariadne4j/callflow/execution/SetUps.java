package io.github.ariadne4j.callflow.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The legs that are being set up, from the request that creates one until its dial is answered. In between only Asterisk and
 * this engine work; the ringing is not in it. By Little's law their number is the rate of set-ups times the time of one, and
 * it shows a delay before the first late answer does. Used on the loop; times are nanoseconds of a monotonic clock.
 */
public final class SetUps {
    /** So many at once are always allowed. */
    private static final int ALWAYS = 12;

    /** Several requests in a row, each of which should take far less than the limit of one. */
    private static final double SHARE_OF_LIMIT = 0.4;

    /** Where Asterisk is far away, even the fastest set-up takes long. */
    private static final int TIMES_THE_FASTEST = 4;

    /** Share of the difference by which each slower set-up raises the fastest: a way that got longer is known after minutes. */
    private static final double FORGETTING = 1e-5;

    /** One that takes longer waits for an answer that was lost, or for a channel that is busy: no other is slow for that. */
    private static final long LONGEST = Duration.ofSeconds(2).toNanos();

    private static final double NANOS_A_SECOND = 1e9;

    private final double shareOfLimit;
    private final Deque<SetUp> begun = new ArrayDeque<>();
    private double fastest;
    private int underWay;
    private double perSecond;
    private long lastDone;

    /** One leg. */
    static final class SetUp {
        private final long began;
        private boolean counted = true;

        private SetUp(long began) {
            this.began = began;
        }
    }

    /** @param limit the delay of one request that is an overload */
    public SetUps(Duration limit) {
        this.shareOfLimit = SHARE_OF_LIMIT * limit.toNanos();
    }

    SetUp begin(long now) {
        forget(now);
        SetUp setUp = new SetUp(now);
        begun.add(setUp);
        underWay++;
        return setUp;
    }

    /** One came to its end without an answer to its dial. */
    void ended(SetUp setUp, long now) {
        if (setUp.counted) {
            setUp.counted = false;
            underWay--;
            perSecond = perSecond(now) + 1;
            lastDone = now;
        }
    }

    /** The dial of one is answered. */
    void done(SetUp setUp, long now) {
        ended(setUp, now);
        double took = now - setUp.began;
        fastest = fastest == 0 || took < fastest ? took : fastest + (took - fastest) * FORGETTING;
    }

    /** Whether so many are under way that it is an overload if they stay so many. */
    public boolean full(long now) {
        forget(now);
        return underWay >= ALWAYS && underWay >= perSecond(now) * mayTake() / NANOS_A_SECOND;
    }

    private void forget(long now) {
        for (SetUp first = begun.peek();
                first != null && (!first.counted || now - first.began > LONGEST);
                first = begun.peek()) {
            begun.remove();
            if (first.counted) {
                first.counted = false;
                underWay--;
            }
        }
    }

    private double mayTake() {
        return Math.max(shareOfLimit, TIMES_THE_FASTEST * fastest);
    }

    /** Each end counts less with time, so that what is left is the number of about a second. */
    private double perSecond(long now) {
        return perSecond == 0 ? 0 : perSecond * Math.exp((lastDone - now) / NANOS_A_SECOND);
    }
}
