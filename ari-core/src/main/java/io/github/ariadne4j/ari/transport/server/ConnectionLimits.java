package io.github.ariadne4j.ari.transport.server;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Limits the number of connections in the handshake and of accepted sockets separately, so that slow unauthenticated
 * connections do not block Asterisk. Used on the sockets' event loop only.
 */
final class ConnectionLimits {
    private final int most;
    private final Set<Channel> handshaking = new HashSet<>();
    private final Set<Channel> accepted = new HashSet<>();
    private boolean closed;

    ConnectionLimits(int most) {
        this.most = most;
    }

    /** Adds a connection before its handshake; false if there are too many, or after {@link #shutDown}. */
    boolean begin(Channel channel) {
        if (closed || handshaking.size() >= most) {
            return false;
        }
        handshaking.add(channel);
        channel.closeFuture().addListener(done -> {
            handshaking.remove(channel);
            accepted.remove(channel);
        });
        return true;
    }

    /** Counts an authenticated connection as an accepted socket; false if there are too many. */
    boolean accept(Channel channel) {
        if (accepted.size() >= most) {
            return false;
        }
        handshaking.remove(channel);
        return accepted.add(channel);
    }

    /**
     * Closes all connections, and rejects later ones: an Asterisk before 22.11 has no time-out for the answer to a
     * handshake, and waits until the connection is closed.
     */
    void shutDown() {
        closed = true;
        List.copyOf(handshaking).forEach(Channel::close);
        List.copyOf(accepted).forEach(Channel::close);
    }
}
