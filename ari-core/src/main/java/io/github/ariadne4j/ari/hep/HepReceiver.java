package io.github.ariadne4j.ari.hep;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * Receives the SIP messages that Asterisk receives and sends, as its {@code res_hep_pjsip} copies them to a UDP address
 * ({@code capture_address} of {@code hep.conf}). One receiver serves any number of Asterisk servers. Lives until {@link #close()},
 * may be used on any thread.
 *
 * <p>UDP: what comes while the listener is slow waits in the socket's buffer, and is lost without a count once that is full.
 */
public interface HepReceiver extends AutoCloseable {
    /**
     * Listens.
     *
     * @param settings where, and what is taken
     * @param listener given every SIP message, in the order in which they come, on the receiver's one thread: it should hand on what
     *     takes long, to a {@link SipMessageStore} for example. What it throws is counted and logged
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if the port cannot be had
     */
    static HepReceiver listen(HepSettings settings, Consumer<SipMessage> listener) {
        return listen(settings, listener, report -> {});
    }

    /**
     * Listens for SIP messages, and for the RTCP reports that {@code res_hep_rtcp} copies.
     *
     * @param settings where, and what is taken
     * @param listener given every SIP message, as above
     * @param rtcpListener given every RTCP report, likewise, to an {@link RtcpStore} for example
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if the port cannot be had
     */
    static HepReceiver listen(HepSettings settings, Consumer<SipMessage> listener, Consumer<RtcpMessage> rtcpListener) {
        return UdpHepReceiver.listen(settings, listener, rtcpListener);
    }

    /** Where it listens, with the port that was really taken. */
    InetSocketAddress address();

    /** What has come since the start. */
    HepStatistics statistics();

    /** Closes the port. A message that is being handled at that moment may still be told. */
    @Override
    void close();
}
