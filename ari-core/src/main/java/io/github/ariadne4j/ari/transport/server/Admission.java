package io.github.ariadne4j.ari.transport.server;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many may be inside, and how many at the door: strangers that shake hands slowly must not keep Asterisk out. Used on
 * the sockets' event loop only.
 */
final class Admission {
    private final int most;
    private final Set<Channel> atTheDoor = new HashSet<>();
    private final Set<Channel> inside = new HashSet<>();
    private boolean shut;

    Admission(int most) {
        this.most = most;
    }

    /** A connection came in; false if the doorway is full or the house shut. */
    boolean knock(Channel channel) {
        if (shut || atTheDoor.size() >= most) {
            return false;
        }
        atTheDoor.add(channel);
        channel.closeFuture().addListener(closed -> {
            atTheDoor.remove(channel);
            inside.remove(channel);
        });
        return true;
    }

    /** It has shown who it is; false if the house is full. */
    boolean enter(Channel channel) {
        if (inside.size() >= most) {
            return false;
        }
        atTheDoor.remove(channel);
        return inside.add(channel);
    }

    /**
     * Closes all connections, and refuses those that come in at the same moment: an Asterisk before 22.11 has no time-out for
     * the answer to a handshake, and waits for it until the connection is closed.
     */
    void shutDown() {
        shut = true;
        List.copyOf(atTheDoor).forEach(Channel::close);
        List.copyOf(inside).forEach(Channel::close);
    }
}
