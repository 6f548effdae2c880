package io.github.ariadne4j.ari.channel;

/** The peer of an external media channel, with its transport and encapsulation. */
public sealed interface MediaPeer {
    /**
     * Plain RTP by UDP.
     *
     * @param host {@code host:port} to send to
     */
    record Rtp(String host) implements MediaPeer {}

    /**
     * Asterisk's AudioSocket protocol by TCP.
     *
     * @param host {@code host:port} to connect to
     * @param uuid the UUID that is sent to the peer first
     */
    record AudioSocket(String host, String uuid) implements MediaPeer {}

    /**
     * A WebSocket that Asterisk opens.
     *
     * @param connection a connection of {@code websocket_client.conf}
     * @param dialOptions appended to the dial string, for example {@code v(room=1)}; empty for none
     *     ({@code AsteriskFeature.TRANSPORT_DATA})
     */
    record WebSocketTo(String connection, String dialOptions) implements MediaPeer {}

    /**
     * A WebSocket that the program opens to Asterisk; the channel variable {@code MEDIA_WEBSOCKET_CONNECTION_ID} has
     * the id to use.
     *
     * @param dialOptions appended to the dial string; empty for none ({@code AsteriskFeature.TRANSPORT_DATA})
     */
    record WebSocketFrom(String dialOptions) implements MediaPeer {}
}
