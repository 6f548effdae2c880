package io.github.ariadne4j.ari.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RTCP sender or receiver report (RFC 3550): what one side of a stream says of the packets that it sent and received.
 *
 * @param packetsSent how many packets it has sent; null in a receiver report
 * @param blocks what it received, of each source
 */
public record RtcpReport(@Nullable Long packetsSent, List<Block> blocks) {
    /** Copies the blocks. */
    public RtcpReport {
        blocks = List.copyOf(blocks);
    }

    /**
     * What was received of one source.
     *
     * @param source the SSRC of the source
     * @param fractionLost what part was lost since the report before, 0 to 255 of 256
     * @param lost how many packets were lost since the beginning
     * @param jitter interarrival jitter, in units of the RTP clock
     * @param lastSenderReport the middle 32 bits of the NTP time of the source's last sender report; 0: none came
     * @param delay from that one to this report, in 1/65536 s
     */
    public record Block(long source, int fractionLost, long lost, long jitter, long lastSenderReport, long delay) {}
}
