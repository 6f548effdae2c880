package io.github.ariadne4j.ari.hep;

import io.github.ariadne4j.ari.model.RtcpReport;
import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * An RTCP report that Asterisk sent or received, as its {@code res_hep_rtcp} copies it. Which of both it was, it does not say. A value;
 * any thread.
 *
 * @param time when, by Asterisk's clock
 * @param source where it came from
 * @param destination where it went
 * @param callId the SIP Call-ID of its channel; the channel's name where it has none
 * @param report what it says
 */
public record RtcpMessage(
        Instant time, InetSocketAddress source, InetSocketAddress destination, String callId, RtcpReport report) {}
