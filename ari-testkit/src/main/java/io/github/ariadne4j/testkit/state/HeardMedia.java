package io.github.ariadne4j.testkit.state;

/**
 * Media that was played to a telephone.
 *
 * @param media its URI, for example {@code sound:welcome}
 * @param state how far the playback came
 */
public record HeardMedia(String media, State state) {
    /** The progress of a playback. */
    public enum State {
        /** It is being played. */
        PLAYING,
        /** It was played to its end. */
        ENDED,
        /** It was stopped before its end, by a request or as the call ended. */
        STOPPED,
        /** The file does not exist: nothing was played. */
        MISSING
    }

    /** Media that was played to its end. */
    public static HeardMedia ended(String media) {
        return new HeardMedia(media, State.ENDED);
    }

    /** Media that was stopped before its end. */
    public static HeardMedia stopped(String media) {
        return new HeardMedia(media, State.STOPPED);
    }

    /** Media that is being played. */
    public static HeardMedia playing(String media) {
        return new HeardMedia(media, State.PLAYING);
    }

    HeardMedia with(State changed) {
        return new HeardMedia(media, changed);
    }
}
