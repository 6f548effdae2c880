package io.github.ariadne4j.callflow.machine;

/**
 * The caller's leg.
 *
 * @param up whether it is answered
 * @param leaving whether it shows signs of its end
 * @param gone whether it has left
 */
record CallerProgress(boolean up, boolean leaving, boolean gone) {
    static final CallerProgress WAITING = new CallerProgress(false, false, false);

    CallerProgress isUp() {
        return new CallerProgress(true, leaving, gone);
    }

    CallerProgress isLeaving() {
        return new CallerProgress(up, true, gone);
    }

    CallerProgress isGone() {
        return new CallerProgress(up, true, true);
    }
}
