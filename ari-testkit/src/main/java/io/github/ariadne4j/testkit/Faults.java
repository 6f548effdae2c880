package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.OutgoingEvent;
import io.github.ariadne4j.testkit.rest.Operation;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Faults on demand. The fault armed first that matches strikes; one that is used up lets the next one have its turn.
 * What it does to sockets it does at once. May be used from any thread.
 */
public final class Faults {
    private final CopyOnWriteArrayList<ArmedRequest> requests = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<ArmedEvent> events = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<BlockedChannel> blockedChannels = new CopyOnWriteArrayList<>();
    private final OpenSockets sockets;

    Faults(OpenSockets sockets) {
        this.sockets = sockets;
    }

    /** Faults of one REST operation. */
    public OperationFaults on(Operation operation) {
        return new OperationFaults(this::arm, FaultWindow.always(), entry -> entry.isFor(operation));
    }

    /** Faults of every REST request. */
    public OperationFaults onAnyRequest() {
        return new OperationFaults(this::arm, FaultWindow.always(), entry -> true);
    }

    /** Faults of one event type, for example {@code StasisEnd}. */
    public EventFaults onEvent(String type) {
        return new EventFaults(
                this::arm, FaultWindow.always(), event -> event.type().equals(type));
    }

    /**
     * A channel is wedged, as one whose thread is busy with a playback: the answer, a variable to set, a bridge to enter
     * or to leave wait until it is released or hung up over another connection, and everything behind them on an event
     * socket waits as well.
     */
    public BlockedChannel blockChannel(String channelId) {
        BlockedChannel blockChannel = new BlockedChannel(channelId);
        arm(blockChannel::holds, new RequestFault.Waits(blockChannel));
        arm(blockChannel::isFreedBy, new RequestFault.Frees(blockChannel));
        blockedChannels.add(blockChannel);
        return blockChannel;
    }

    /** Faults of every event, answers to requests on the event socket included. */
    public EventFaults onAnyEvent() {
        return new EventFaults(this::arm, FaultWindow.always(), event -> true);
    }

    /**
     * What Asterisk does to a reader that was too slow: the socket stays open and its application active, events and pongs
     * are lost, the next request is executed and not answered, and only then is the connection cut.
     */
    public void makeZombies() {
        sockets.forEach(socket -> socket.becomeZombie());
    }

    /** Cuts every event socket: TCP is closed, no close frame. */
    public void cutSockets() {
        sockets.forEach(socket -> socket.cut());
    }

    /** Closes every event socket with a close frame. */
    public void closeSockets(int status, String reason) {
        sockets.forEach(socket -> socket.close(status, reason));
    }

    /** Every open event socket falls silent: open, but nothing is read or sent; its application stays active. */
    public void silenceSockets() {
        sockets.forEach(socket -> socket.fallSilent());
    }

    /** Black hole: sockets fall silent, and requests are neither executed nor answered until {@link #clear}. */
    public void blackHole() {
        silenceSockets();
        onAnyRequest().swallow();
    }

    /** Sends a text frame as it is to every socket: something malformed, or an event of an unknown type. */
    public void sendFrame(String text) {
        sockets.forEach(socket -> socket.sendText(text));
    }

    /** Disarms everything and releases wedged channels; sockets that fell silent stay so. */
    public void clear() {
        blockedChannels.forEach(BlockedChannel::release);
        blockedChannels.clear();
        requests.clear();
        events.clear();
    }

    RequestFault faultFor(LoggedRequest entry) {
        return requests.stream()
                .filter(armed -> armed.which().test(entry))
                .findFirst()
                .map(ArmedRequest::fault)
                .orElseGet(RequestFault.None::new);
    }

    Optional<EventFault> faultFor(OutgoingEvent event) {
        return events.stream()
                .filter(armed -> armed.which().test(event))
                .findFirst()
                .map(ArmedEvent::fault);
    }

    private void arm(Predicate<LoggedRequest> which, RequestFault fault) {
        requests.add(new ArmedRequest(which, fault));
    }

    private void arm(Predicate<OutgoingEvent> which, EventFault fault) {
        events.add(new ArmedEvent(which, fault));
    }

    private record ArmedRequest(Predicate<LoggedRequest> which, RequestFault fault) {}

    private record ArmedEvent(Predicate<OutgoingEvent> which, EventFault fault) {}
}
