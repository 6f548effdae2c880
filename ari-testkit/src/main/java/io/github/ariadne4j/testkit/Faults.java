package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.Operation;
import io.github.ariadne4j.testkit.state.OutgoingEvent;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Arms faults of requests, events and sockets. Of several armed faults that match, the one armed first applies; when it is used up the
 * next one applies. Faults of sockets take effect at once. May be used from any thread.
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
     * Blocks a channel, as if its thread were busy with a playback. The answer, a variable to set, a bridge to enter or to leave wait
     * until it is released, or hung up over another connection. Everything behind them on an event socket waits as well.
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
     * Puts every event socket into the state that Asterisk reaches with a reader that was too slow. The socket stays open and its
     * application active, events and pongs are lost, and the next request is executed and not answered. Only then is the connection
     * closed.
     */
    public void makeZombies() {
        sockets.forEach(socket -> socket.becomeZombie());
    }

    /** Closes the TCP connection of every event socket without a close frame. */
    public void cutSockets() {
        sockets.forEach(socket -> socket.cut());
    }

    /** Closes every event socket with a close frame. */
    public void closeSockets(int status, String reason) {
        sockets.forEach(socket -> socket.close(status, reason));
    }

    /** Stops reading from and sending to every open event socket; they stay open and their applications active. */
    public void silenceSockets() {
        sockets.forEach(socket -> socket.fallSilent());
    }

    /**
     * Simulates a network that drops all packets: sockets are open but silent, and requests are neither executed nor answered until
     * {@link #clear}.
     */
    public void blackHole() {
        silenceSockets();
        onAnyRequest().swallow();
    }

    /** Sends a text frame unchanged to every socket: malformed JSON, or an event of an unknown type. */
    public void sendFrame(String text) {
        sockets.forEach(socket -> socket.sendText(text));
    }

    /** Disarms all faults and releases blocked channels; silenced sockets stay silent. */
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
