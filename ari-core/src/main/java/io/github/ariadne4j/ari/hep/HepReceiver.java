package io.github.ariadne4j.ari.hep;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

/**
 * Receives copies of the SIP messages that Asterisk receives and sends, which its {@code res_hep_pjsip} sends to a UDP
 * address ({@code capture_address} of {@code hep.conf}). One receiver serves any number of Asterisk servers. Lives
 * until {@link #close()}; may be used on any thread.
 *
 * <p>While the listener is slow, datagrams wait in the buffer of the UDP socket. When it is full, datagrams are lost
 * without being counted.
 */
public interface HepReceiver extends AutoCloseable {
    /**
     * Opens the port.
     *
     * @param settings address, password and limit
     * @param listener called with every SIP message, in the order of arrival, on the receiver's single thread. It
     *     should be quick, as a {@link SipMessageStore} is. Its exceptions are counted and logged
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if the port cannot be bound
     */
    static HepReceiver listen(HepSettings settings, Consumer<SipMessage> listener) {
        return listen(settings, listener, report -> {});
    }

    /**
     * Opens the port, for SIP messages and for the RTCP reports that {@code res_hep_rtcp} copies.
     *
     * @param settings address, password and limit
     * @param listener called with every SIP message, as above
     * @param rtcpListener called with every RTCP report in the same way, for example an {@link RtcpStore}
     * @throws io.github.ariadne4j.ari.request.AriConnectionException if the port cannot be bound
     */
    static HepReceiver listen(HepSettings settings, Consumer<SipMessage> listener, Consumer<RtcpMessage> rtcpListener) {
        return UdpHepReceiver.listen(settings, listener, rtcpListener);
    }

    /** The address that it listens on, with the actual port. */
    InetSocketAddress address();

    /** The counters of datagrams since the start. */
    HepStatistics statistics();

    /** Closes the port. The listener may still be called with a message that is being decoded at that moment. */
    @Override
    void close();
}
