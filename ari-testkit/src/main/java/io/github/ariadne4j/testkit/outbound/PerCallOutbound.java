package io.github.ariadne4j.testkit.outbound;

import io.github.ariadne4j.testkit.party.PerCallSockets;
import io.github.ariadne4j.testkit.state.OutgoingEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens a socket for each call, under the name of the application and of the channel. */
final class PerCallOutbound implements Outbound, PerCallSockets {
    /** The dialplan checks every half second whether the socket is open. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** The socket stays open this long after the call, for its last events. */
    private static final Duration AFTER_STASIS = Duration.ofMillis(3_500);

    private final OutboundSettings settings;
    private final OutboundPeer peer;
    private final Set<OutboundLink> links = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    PerCallOutbound(OutboundSettings settings, OutboundPeer peer) {
        this.settings = settings;
        this.peer = peer;
    }

    @Override
    public boolean take(String application, WaitingCall call) {
        boolean ours = !closed && settings.applications().contains(application);
        if (ours) {
            new CallLink(application + ":" + call.channelName(), call).start();
        }
        return ours;
    }

    @Override
    public boolean isConnected() {
        return links.stream().anyMatch(OutboundLink::isConnected);
    }

    @Override
    public void reload() {
        links.forEach(OutboundLink::end);
        links.clear();
    }

    @Override
    public void close() {
        closed = true;
        reload();
    }

    /** The socket of one call, from its arrival until a while after its end. */
    private final class CallLink {
        private final String name;
        private final WaitingCall call;
        private final OutboundLink link;

        CallLink(String name, WaitingCall call) {
            this.name = name;
            this.call = call;
            link = new OutboundLink(settings, List.of(name), peer, this::watch, this::fail);
        }

        void start() {
            links.add(link);
            link.load();
            link.dial();
            later(POLL, this::poll);
        }

        private void poll() {
            if (link.isConnected()) {
                call.enter(name);
            } else if (links.contains(link)) {
                later(POLL, this::poll);
            }
        }

        private void fail() {
            end();
            call.fail();
        }

        private void watch(OutgoingEvent event) {
            if (event.type().equals("StasisEnd") && event.channelId().equals(call.channelId())) {
                later(AFTER_STASIS, this::end);
            }
        }

        private void end() {
            links.remove(link);
            link.end();
        }

        private void later(Duration delay, Runnable work) {
            peer.asterisk().loop().timers().after(delay, work);
        }
    }
}
