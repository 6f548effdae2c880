package io.github.ariadne4j.testkit.state;

import io.github.ariadne4j.testkit.state.HeardMedia.State;
import java.util.ArrayList;
import java.util.List;

/** The media that one telephone heard, in order; under the loop's lock only. */
public final class HeardList {
    private final List<Entry> heard = new ArrayList<>();

    /**
     * Media that it heard.
     *
     * @param from the target of the playback: its channel, or the bridge that it was in
     */
    private record Entry(MediaTarget from, HeardMedia media) {
        boolean isPlaying() {
            return media.state() == State.PLAYING;
        }
    }

    /** Adds media that plays from now on. */
    public void begins(MediaTarget from, String media) {
        heard.add(new Entry(from, HeardMedia.playing(media)));
    }

    /** Sets the state of the media of this target that is playing; has no effect if none is. */
    public void ends(MediaTarget from, State state) {
        heard.replaceAll(entry -> entry.isPlaying() && entry.from() == from
                ? new Entry(from, entry.media().with(state))
                : entry);
    }

    /** All media, those of bridges included. */
    public List<HeardMedia> all() {
        return heard.stream().map(Entry::media).toList();
    }

    /** The media of playbacks to this target. */
    public List<HeardMedia> of(MediaTarget target) {
        return heard.stream()
                .filter(entry -> entry.from() == target)
                .map(Entry::media)
                .toList();
    }
}
