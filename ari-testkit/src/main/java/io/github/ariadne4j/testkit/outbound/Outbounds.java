package io.github.ariadne4j.testkit.outbound;

import io.github.ariadne4j.testkit.party.PerCallSockets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The outbound WebSockets in the configuration of the simulated Asterisk. */
public final class Outbounds implements PerCallSockets {
    private final OutboundPeer peer;
    private final List<Outbound> configured = new CopyOnWriteArrayList<>();
    private final List<PerCallOutbound> perCall = new CopyOnWriteArrayList<>();

    /** Without outbound WebSockets. */
    public Outbounds(OutboundPeer peer) {
        this.peer = peer;
    }

    /** Adds one to the configuration; a persistent one dials at once. */
    public OutboundWebSocket add(OutboundSettings settings) {
        Outbound added = settings.perCall() ? addPerCall(settings) : new PersistentOutbound(settings, peer);
        configured.add(added);
        return added;
    }

    /** Loads the configuration again after a restart of Asterisk. */
    public void reload() {
        configured.forEach(Outbound::reload);
    }

    /** Closes all, and removes them from the configuration. */
    public void clear() {
        configured.forEach(Outbound::close);
        configured.clear();
        perCall.clear();
    }

    @Override
    public boolean take(String application, WaitingCall call) {
        return perCall.stream().anyMatch(outbound -> outbound.take(application, call));
    }

    private PerCallOutbound addPerCall(OutboundSettings settings) {
        PerCallOutbound added = new PerCallOutbound(settings, peer);
        perCall.add(added);
        return added;
    }
}
