package io.github.ariadne4j.ari.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RTCP sender or receiver report (RFC 3550): the statistics of one side of a stream about sent and received packets.
 *
 * @param packetsSent number of packets sent; null in a receiver report
 * @param blocks report blocks: reception statistics for each source
 */
public record RtcpReport(@Nullable Long packetsSent, List<Block> blocks) {
    /** Copies the blocks. */
    public RtcpReport {
        blocks = List.copyOf(blocks);
    }

    /**
     * The reception statistics for one source (RFC 3550, 6.4.1).
     *
     * @param source the SSRC of the source
     * @param fractionLost fraction lost since the previous report, in 1/256
     * @param lost cumulative number of packets lost
     * @param jitter interarrival jitter, in units of the RTP timestamp
     * @param lastSenderReport the middle 32 bits of the NTP time of the source's last sender report; 0: none was
     *     received
     * @param delay delay from that report to this one, in 1/65536 s
     */
    public record Block(long source, int fractionLost, long lost, long jitter, long lastSenderReport, long delay) {}
}
