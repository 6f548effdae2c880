package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.outbound.OutboundReceiver;
import io.github.ariadne4j.testkit.rest.AriRest;
import io.github.ariadne4j.testkit.rest.RestFrame;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.rest.RestResponse;
import io.github.ariadne4j.testkit.state.EventSocket;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.wire.AriReceiver;
import io.github.ariadne4j.testkit.wire.Reply;
import io.github.ariadne4j.testkit.wire.ServerSocket;
import java.util.function.Consumer;

/** Passes requests and sockets from the network to the simulated Asterisk: logs them first, then applies the armed faults. */
final class SimulatorReceiver implements AriReceiver, OutboundReceiver {
    private final SimulatedAsterisk asterisk;
    private final AriRest rest;
    private final RequestLog requestLog;
    private final Faults faults;
    private final OpenSockets sockets;
    private final boolean restOverWebSocket;
    private final Runnable crash;

    SimulatorReceiver(
            SimulatedAsterisk asterisk,
            AriRest rest,
            RequestLog requestLog,
            Faults faults,
            OpenSockets sockets,
            boolean restOverWebSocket,
            Runnable crash) {
        this.asterisk = asterisk;
        this.rest = rest;
        this.requestLog = requestLog;
        this.faults = faults;
        this.sockets = sockets;
        this.restOverWebSocket = restOverWebSocket;
        this.crash = crash;
    }

    @Override
    public void onRequest(RestRequest request, Reply reply) {
        LoggedRequest entry = requestLog.record(request);
        strike(entry, then -> execute(entry, request, then), reply);
    }

    @Override
    public void onUpgrade(RestRequest request, Reply reply) {
        strike(requestLog.record(request), then -> then.accept(rest.openSocket(request)), reply);
    }

    private void strike(LoggedRequest entry, Exchange.Work work, Reply reply) {
        faults.faultFor(entry).strike(new Exchange(work, reply, asterisk.loop()));
    }

    private void execute(LoggedRequest entry, RestRequest request, Consumer<RestResponse> then) {
        Runnable work = () -> then.accept(rest.execute(request));
        if (!ThreadRequests.include(entry)
                || !asterisk.waitsForThreads(
                        ThreadRequests.channelsOf(entry), ThreadRequests.waitForRecordings(entry), work)) {
            work.run();
        }
    }

    @Override
    public void onOpen(RestRequest request, ServerSocket socket) {
        EventSocket events = add(request, socket);
        asterisk.loop()
                .run(() -> AriRest.applicationsOf(request)
                        .forEach(name -> asterisk.applications().register(name, events, AriRest.wantsAll(request))));
    }

    @Override
    public void onText(ServerSocket socket, String text, Runnable done) {
        sockets.find(socket)
                .filter(open -> restOverWebSocket)
                .ifPresentOrElse(open -> serve(open, RestFrame.of(text), done), done);
    }

    @Override
    public void onClose(ServerSocket socket) {
        sockets.remove(socket)
                .ifPresent(open ->
                        asterisk.loop().run(() -> asterisk.applications().unregister(open.events())));
    }

    @Override
    public EventSocket add(RestRequest request, ServerSocket socket) {
        FaultySocket events = new FaultySocket(socket, faults, requestLog, asterisk.loop());
        sockets.add(new OpenSocket(request, socket, events));
        return events;
    }

    private void serve(OpenSocket socket, RestFrame frame, Runnable done) {
        Reply reply = new SocketReply(asterisk, socket, frame, crash, done);
        try {
            onRequest(frame.request(socket.upgrade()), reply);
        } catch (RequestRefused refusal) {
            reply.send(RestResponse.refused(refusal));
        }
    }
}
