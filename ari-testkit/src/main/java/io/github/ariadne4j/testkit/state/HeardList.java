package io.github.ariadne4j.testkit.state;

import io.github.ariadne4j.testkit.state.HeardMedia.State;
import java.util.ArrayList;
import java.util.List;

/** The playbacks to one channel or bridge, in order; under the loop's lock only. */
public final class HeardList {
    private final List<HeardMedia> heard = new ArrayList<>();

    /** Adds media that plays from now on. */
    public void begins(String media) {
        heard.add(HeardMedia.playing(media));
    }

    /** Sets the state of the media that is playing; has no effect if none is. */
    public void ends(State state) {
        int last = heard.size() - 1;
        if (last >= 0 && heard.get(last).state() == State.PLAYING) {
            heard.set(last, heard.get(last).with(state));
        }
    }

    /** A copy. */
    public List<HeardMedia> all() {
        return List.copyOf(heard);
    }
}
