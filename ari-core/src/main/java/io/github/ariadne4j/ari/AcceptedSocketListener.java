package io.github.ariadne4j.ari;

import io.github.ariadne4j.ari.ari4java.Ari4javaResources;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.json.EventReader;
import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.request.FailureReason;
import io.github.ariadne4j.ari.transport.EventSocket;
import io.github.ariadne4j.ari.transport.server.AcceptedSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One accepted socket: asks Asterisk for its id, then hands each event to the client of its application. Asterisk
 * writes the events that it kept before it reads the first request, so the answer to that request separates kept events
 * from live ones. Runs on the sockets' event loop.
 */
final class AcceptedSocketListener implements EventSocket.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedSocketListener.class);

    private final AcceptedSocket socket;
    private final Clients clients;
    private final List<AriEvent> history = new ArrayList<>();
    private final Map<String, AcceptedConnection> attached = new HashMap<>();
    private @Nullable AsteriskInfo asterisk;

    /** Finds the client of an application. */
    @FunctionalInterface
    interface Clients {
        /** The client of this application on this Asterisk, which may be a new one; null if the server closes. */
        @Nullable AcceptedConnection of(ClientKey key, AsteriskInfo asterisk);
    }

    AcceptedSocketListener(AcceptedSocket socket, Clients clients) {
        this.socket = socket;
        this.clients = clients;
    }

    @Override
    public void onOpen() {
        Ari4javaResources.on(socket.exchange(), "").asterisk().info().whenComplete((info, error) -> {
            if (error == null) {
                introduced(info);
            } else if (socket.isOpen()) {
                LOG.error(
                        "Asterisk connected from {} as user {} but does not answer requests on its socket, which is closed;"
                                + " check local_ari_user in its ari.conf, and that no event filter removes RESTResponse: {}",
                        socket.peer(),
                        socket.user(),
                        FailureReason.of(error));
                socket.close();
            }
        });
    }

    private void introduced(AsteriskInfo info) {
        asterisk = info;
        LOG.info("Asterisk {} ({}) connected from {}", info.entityId(), info.version(), socket.peer());
        KnownVulnerabilities.warn(info.version());
        Map<String, List<AriEvent>> byApplication = new LinkedHashMap<>();
        for (AriEvent event : history) {
            byApplication
                    .computeIfAbsent(event.header().application(), name -> new ArrayList<>())
                    .add(event);
        }
        history.clear();
        byApplication.forEach((application, events) -> attach(application, info, events));
    }

    private @Nullable AcceptedConnection attach(String application, AsteriskInfo info, List<AriEvent> events) {
        AcceptedConnection connection = clients.of(new ClientKey(socket.user(), info.entityId(), application), info);
        if (connection != null) {
            attached.put(application, connection);
            connection.attach(socket, events);
        }
        return connection;
    }

    @Override
    public void onText(byte[] utf8, int length) {
        try {
            take(EventReader.read(utf8, length), utf8, length);
        } catch (MalformedJsonException e) {
            attached.values().forEach(AcceptedConnection::countMalformed);
            LOG.warn("a frame of {} bytes is not an event and is skipped: {}", length, e.getMessage());
        }
    }

    @Override
    public void onPause() {
        attached.values().forEach(AcceptedConnection::onPause);
    }

    private void take(AriEvent event, byte[] utf8, int length) {
        AsteriskInfo known = asterisk;
        if (known == null) {
            history.add(event);
            return;
        }
        String application = event.header().application();
        AcceptedConnection connection = attached.get(application);
        if (connection == null || connection.isOver()) {
            connection = attach(application, known, List.of());
        }
        if (connection != null) {
            connection.take(event, utf8, length);
        }
    }

    @Override
    public void onClosed(EventSocket.Loss loss) {
        attached.values().forEach(connection -> connection.detach(socket, loss));
    }
}
