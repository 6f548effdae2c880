package io.github.ariadne4j.ari.ari4java;

import io.github.ariadne4j.ari.channel.MediaPeer;

/**
 * The query parameters of a {@link MediaPeer}.
 *
 * @param host {@code external_host}
 * @param encapsulation {@code encapsulation}
 * @param transport {@code transport}
 * @param connectionType {@code connection_type}
 * @param data {@code data}: sent to the peer first
 * @param transportData {@code transport_data}: appended to the dial string
 */
record PeerParameters(
        String host, String encapsulation, String transport, String connectionType, String data, String transportData) {
    private static final String WEBSOCKET = "websocket";
    private static final String CLIENT = "client";

    static PeerParameters of(MediaPeer peer) {
        if (peer instanceof MediaPeer.Rtp rtp) {
            return new PeerParameters(rtp.host(), "rtp", "udp", CLIENT, "", "");
        }
        if (peer instanceof MediaPeer.AudioSocket socket) {
            return new PeerParameters(socket.host(), "audiosocket", "tcp", CLIENT, socket.uuid(), "");
        }
        if (peer instanceof MediaPeer.WebSocketTo to) {
            return new PeerParameters(to.connection(), "none", WEBSOCKET, CLIENT, "", to.dialOptions());
        }
        MediaPeer.WebSocketFrom from = (MediaPeer.WebSocketFrom) peer;
        return new PeerParameters("INCOMING", "none", WEBSOCKET, "server", "", from.dialOptions());
    }
}
