package io.github.ariadne4j.testkit.model;

import io.github.ariadne4j.testkit.model.HeardMedia.State;
import java.util.ArrayList;
import java.util.List;

/** What was played to one channel or bridge, in order; under the loop's lock only. */
final class HeardList {
    private final List<HeardMedia> heard = new ArrayList<>();

    void begins(String media) {
        heard.add(HeardMedia.playing(media));
    }

    /** Sets the state of the media that is playing; has no effect if none is. */
    void ends(State state) {
        int last = heard.size() - 1;
        if (last >= 0 && heard.get(last).state() == State.PLAYING) {
            heard.set(last, heard.get(last).with(state));
        }
    }

    List<HeardMedia> all() {
        return List.copyOf(heard);
    }
}
