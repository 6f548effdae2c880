package io.github.ariadne4j.testkit;

/** Which of the matching occasions a fault strikes: so many of them, after so many that it lets pass. */
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

    /** Another occasion came; whether the fault strikes it. */
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
