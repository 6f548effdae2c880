package io.github.ariadne4j.testkit.outbound;

/** A persistent outbound socket: it is open while Asterisk runs. */
final class PersistentOutbound implements Outbound {
    private final OutboundLink link;

    PersistentOutbound(OutboundSettings settings, OutboundPeer peer) {
        link = new OutboundLink(settings, settings.applications(), peer, event -> {}, () -> {});
        link.load();
        link.dial();
    }

    @Override
    public boolean isConnected() {
        return link.isConnected();
    }

    @Override
    public void reload() {
        link.load();
    }

    @Override
    public void close() {
        link.end();
    }
}
