package io.github.ariadne4j.testkit.outbound;

import io.github.ariadne4j.testkit.wire.Destination;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * An outbound WebSocket as {@code ari.conf} and {@code websocket_client.conf} describe one.
 *
 * @param uri the server to dial, {@code ws://host:port/path}
 * @param applications the applications that it serves; exactly one if per call
 * @param perCall whether each call gets a socket and an application of its own, named {@code app:channel name}
 * @param subscribeAll whether a persistent one is subscribed to all events
 * @param username sent to the server by HTTP Basic; empty: no such header
 * @param password sent to the server
 * @param reconnectInterval the time from a failure to the next attempt
 * @param reconnectAttempts the number of failed attempts after which a per-call socket fails; a persistent one has no limit
 */
public record OutboundSettings(
        URI uri,
        List<String> applications,
        boolean perCall,
        boolean subscribeAll,
        String username,
        String password,
        Duration reconnectInterval,
        int reconnectAttempts) {
    private static final Duration USUAL_INTERVAL = Duration.ofMillis(500);
    private static final int USUAL_ATTEMPTS = 4;

    /** @throws IllegalArgumentException for another scheme than {@code ws}, or a wrong number of applications */
    public OutboundSettings {
        applications = List.copyOf(applications);
        if (!"ws".equals(uri.getScheme()) || Destination.of(uri).port() < 0) {
            throw new IllegalArgumentException("uri must be ws://host:port/…: " + uri);
        }
        if (applications.isEmpty() || (perCall && applications.size() > 1)) {
            throw new IllegalArgumentException("applications must be one, or several if persistent: " + applications);
        }
    }

    /** A persistent socket: it is open while Asterisk runs. */
    public static OutboundSettings persistent(URI uri, String... applications) {
        return new OutboundSettings(uri, List.of(applications), false, false, "", "", USUAL_INTERVAL, USUAL_ATTEMPTS);
    }

    /** One socket for each call. */
    public static OutboundSettings perCall(URI uri, String application) {
        return new OutboundSettings(uri, List.of(application), true, false, "", "", USUAL_INTERVAL, USUAL_ATTEMPTS);
    }

    /** The same with a user name and password. */
    public OutboundSettings withLogin(String newUsername, String newPassword) {
        return new OutboundSettings(
                uri,
                applications,
                perCall,
                subscribeAll,
                newUsername,
                newPassword,
                reconnectInterval,
                reconnectAttempts);
    }

    /** The same, subscribed to all events. */
    public OutboundSettings subscribedToAll() {
        return new OutboundSettings(
                uri, applications, perCall, true, username, password, reconnectInterval, reconnectAttempts);
    }

    /** The same with another interval and number of attempts. */
    public OutboundSettings withReconnect(Duration interval, int attempts) {
        return new OutboundSettings(uri, applications, perCall, subscribeAll, username, password, interval, attempts);
    }
}
