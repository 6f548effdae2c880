package io.github.ariadne4j.ari.media;

/** What can be done to a playback. */
public enum PlaybackOperation {
    /** Begins again. */
    RESTART("restart"),
    /** Stops for a while. */
    PAUSE("pause"),
    /** Goes on after a pause. */
    UNPAUSE("unpause"),
    /** Steps back by the playback's skip. */
    REVERSE("reverse"),
    /** Steps forward by the playback's skip. */
    FORWARD("forward");

    private final String value;

    PlaybackOperation(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
