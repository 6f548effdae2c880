package io.github.ariadne4j.testkit;

/** The matches of a fault that it applies to: a number of them, after a number that it lets pass. */
final class FaultWindow {
    private long toPass;
    private long toStrike;

    FaultWindow(long toPass, long toStrike) {
        this.toPass = toPass;
        this.toStrike = toStrike;
    }

    static FaultWindow always() {
        return new FaultWindow(0, Long.MAX_VALUE);
    }

    static FaultWindow first(int times) {
        return new FaultWindow(0, times);
    }

    /** Counted from 1. */
    static FaultWindow onlyThe(int nth) {
        return new FaultWindow(nth - 1L, 1);
    }

    /** Counted from 1. */
    static FaultWindow from(int nth) {
        return new FaultWindow(nth - 1L, Long.MAX_VALUE);
    }

    /** Counts a match; whether the fault applies to it. */
    synchronized boolean strikes() {
        if (toPass > 0) {
            toPass--;
            return false;
        }
        if (toStrike == 0) {
            return false;
        }
        toStrike--;
        return true;
    }
}
