package io.github.ariadne4j.callflow.quality;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The audio stream of an SDP (RFC 8866).
 *
 * @param port the port of RTP
 * @param clockRate the RTP clock rate of the first format, in Hz
 */
public record SdpAudio(int port, int clockRate) {
    static final int USUAL_RATE = 8_000;
    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio (\\d{1,5}) \\S{1,64} (\\d{1,3})");

    /** The audio stream of this SDP; null if it has none. */
    public static @Nullable SdpAudio of(String sdp) {
        Matcher audio = AUDIO.matcher(sdp);
        if (!audio.find()) {
            return null;
        }
        Matcher rate = Pattern.compile("(?m)^a=rtpmap:" + audio.group(2) + " [^/\\s]{1,64}/(\\d{1,6})")
                .matcher(sdp);
        int perSecond = rate.find() ? Integer.parseInt(rate.group(1)) : USUAL_RATE;
        return new SdpAudio(Integer.parseInt(audio.group(1)), perSecond == 0 ? USUAL_RATE : perSecond);
    }

    /** Whether RTP or RTCP of the stream uses this port. */
    public boolean isAt(int other) {
        return other == port || other == port + 1;
    }
}
