package io.github.ariadne4j.callflow.execution.gateway;

import io.github.ariadne4j.ari.loop.ChannelRecording;
import io.github.ariadne4j.callflow.verb.Recording;
import java.time.Duration;

/** The parameters of ARI's record operations for a recording that a flow or a room requests. */
public final class RecordingParameters {
    private RecordingParameters() {}

    /** The recording under this name. */
    public static ChannelRecording of(String name, Recording asked) {
        Duration silence = asked.maxSilence();
        return new ChannelRecording(
                name,
                asked.format().ending(),
                asked.maxLength(),
                silence == null ? Duration.ZERO : silence,
                asked.beep(),
                asked.endedBy().value());
    }
}
