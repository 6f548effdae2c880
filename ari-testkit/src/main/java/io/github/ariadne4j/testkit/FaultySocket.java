package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.state.EventSocket;
import io.github.ariadne4j.testkit.state.OutgoingEvent;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.time.Duration;
import java.util.Optional;

/** An event socket that logs its events and applies the armed faults to them. */
final class FaultySocket implements EventSocket {
    private final ServerSocket socket;
    private final Faults faults;
    private final RequestLog requestLog;
    private final AsteriskLoop loop;
    private final Wire sink = new Wire();

    FaultySocket(ServerSocket socket, Faults faults, RequestLog requestLog, AsteriskLoop loop) {
        this.socket = socket;
        this.faults = faults;
        this.requestLog = requestLog;
        this.loop = loop;
    }

    @Override
    public void send(OutgoingEvent event) {
        Optional<EventFault> fault = faults.faultFor(event);
        fault.ifPresentOrElse(f -> f.strike(event, sink), () -> sink.send(event));
    }

    private final class Wire implements EventFault.Sink {
        @Override
        public void send(OutgoingEvent event) {
            requestLog.record(event);
            socket.sendText(event.json());
        }

        @Override
        public void sendLater(OutgoingEvent event, Duration delay) {
            loop.later(delay, () -> send(event));
        }
    }
}
