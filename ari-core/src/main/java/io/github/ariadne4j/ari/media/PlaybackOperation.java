package io.github.ariadne4j.ari.media;

/** An operation on a playback. */
public enum PlaybackOperation {
    /** Restarts from the beginning. */
    RESTART("restart"),
    /** Pauses. */
    PAUSE("pause"),
    /** Continues after a pause. */
    UNPAUSE("unpause"),
    /** Moves back by the playback's skip. */
    REVERSE("reverse"),
    /** Moves forward by the playback's skip. */
    FORWARD("forward");

    private final String value;

    PlaybackOperation(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
