package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.wire.Destination;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * An outbound WebSocket as {@code ari.conf} and {@code websocket_client.conf} describe one.
 *
 * @param uri the server to dial, {@code ws://host:port/path}
 * @param applications the applications that it serves; of a per-call one exactly one
 * @param perCall whether each call gets a socket and an application of its own, named {@code app:channel name}
 * @param subscribeAll whether a persistent one hears of everything
 * @param username sent to the server by HTTP Basic; empty: no such header
 * @param password sent to the server
 * @param reconnectInterval how long after a failure it dials again
 * @param reconnectAttempts after how many failures a call gives up; a persistent one never does
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

    /** One socket for as long as Asterisk runs. */
    public static OutboundSettings persistent(URI uri, String... applications) {
        return new OutboundSettings(uri, List.of(applications), false, false, "", "", USUAL_INTERVAL, USUAL_ATTEMPTS);
    }

    /** One socket for each call. */
    public static OutboundSettings perCall(URI uri, String application) {
        return new OutboundSettings(uri, List.of(application), true, false, "", "", USUAL_INTERVAL, USUAL_ATTEMPTS);
    }

    /** The same with a login. */
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

    /** The same, hearing of everything. */
    public OutboundSettings subscribedToAll() {
        return new OutboundSettings(
                uri, applications, perCall, true, username, password, reconnectInterval, reconnectAttempts);
    }

    /** The same with another patience. */
    public OutboundSettings withReconnect(Duration interval, int attempts) {
        return new OutboundSettings(uri, applications, perCall, subscribeAll, username, password, interval, attempts);
    }
}
