package io.github.ariadne4j.ari.transport;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.Set;

/**
 * How many may be inside, and how many at the door: strangers that shake hands slowly must not keep Asterisk out. Used on
 * the sockets' event loop only.
 */
final class Admission {
    private final int most;
    private final Set<Channel> atTheDoor = new HashSet<>();
    private final Set<Channel> inside = new HashSet<>();

    Admission(int most) {
        this.most = most;
    }

    /** A connection came in; false if the doorway is full. */
    boolean knock(Channel channel) {
        if (atTheDoor.size() >= most) {
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
}
