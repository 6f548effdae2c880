package io.github.ariadne4j.callflow.machine;

import io.github.ariadne4j.ari.model.ChannelState;
import org.jspecify.annotations.Nullable;

/**
 * The caller's leg.
 *
 * @param up whether it is answered
 * @param bridged whether it is in the call's bridge
 * @param bounded whether Asterisk was told to end it by itself some day
 * @param leaving whether it shows signs of its end
 * @param gone whether it has left
 */
record CallerProgress(boolean up, boolean bridged, boolean bounded, boolean leaving, boolean gone) {
    static final CallerProgress WAITING = new CallerProgress(false, false, false, false, false);

    /** A caller that an earlier life left; no state: it is gone. */
    static CallerProgress found(@Nullable ChannelState state, boolean bridged) {
        boolean gone = state == null;
        return new CallerProgress(state == ChannelState.UP, bridged, false, gone, gone);
    }

    CallerProgress isUp() {
        return new CallerProgress(true, bridged, bounded, leaving, gone);
    }

    CallerProgress isBridged(boolean in) {
        return new CallerProgress(up, in, bounded, leaving, gone);
    }

    CallerProgress isBounded() {
        return new CallerProgress(up, bridged, true, leaving, gone);
    }

    CallerProgress isLeaving() {
        return new CallerProgress(up, bridged, bounded, true, gone);
    }

    CallerProgress isGone() {
        return new CallerProgress(up, bridged, bounded, true, true);
    }
}
