package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A copy of an RTCP report that Asterisk sent or received, by its {@code res_hep_rtcp}. The direction is not known. A
 * value; any thread.
 *
 * @param time time by Asterisk's clock
 * @param source its source address
 * @param destination its destination address
 * @param callId the SIP Call-ID of its channel; the channel's name if it has none
 * @param report the report
 */
public record RtcpMessage(
        Instant time, InetSocketAddress source, InetSocketAddress destination, String callId, RtcpReport report) {}
