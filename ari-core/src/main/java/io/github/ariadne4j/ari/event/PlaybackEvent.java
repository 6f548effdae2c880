package io.github.ariadne4j.ari.event;

import io.github.ariadne4j.ari.model.Playback;

/** An event about one playback. */
public sealed interface PlaybackEvent extends AriEvent permits PlaybackContinuing, PlaybackFinished, PlaybackStarted {
    /** The playback at the time of the event. */
    Playback playback();
}
