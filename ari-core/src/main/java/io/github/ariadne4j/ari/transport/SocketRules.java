package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.SocketUse;
import io.github.ariadne4j.ari.request.RestTransport;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which requests may use the event socket. Asterisk copies an answer on its stack there, so a long one crashes
 * the process. It serves one request at a time, so a slow one delays all others.
 */
public final class SocketRules {
    /**
     * Answers that grow with the number of calls or installed files; and recordings, which Asterisk does not send on a
     * socket.
     */
    private static final Set<String> LONG_ANSWERS = Set.of(
            "/channels",
            "/bridges",
            "/endpoints",
            "/sounds",
            "/applications",
            "/deviceStates",
            "/mailboxes",
            "/asterisk/modules",
            "/asterisk/logging",
            "/recordings/stored");

    private static final Pattern LONG_ANSWER =
            Pattern.compile("/(endpoints/[^/]+|asterisk/config/.*|recordings/stored/[^/]+/file|api-docs/.*)");

    /** Some 25 bytes for each channel: possible on the socket with thousands of channels, but HTTP is preferred. */
    private static final Pattern GROWS_WITH_CALLS = Pattern.compile("/(applications|bridges)/[^/]+");

    /** Commands that wait for the channel's thread. */
    private static final Pattern WAITS_FOR_THE_CHANNEL = Pattern.compile(
            "/(channels/[^/]+/(answer|variables?|redirect)|bridges/[^/]+/(addChannel|removeChannel|videoSource/[^/]+|variables?))");

    /** Commands that must not be repeated, although a lost socket leaves their outcome unknown. */
    private static final Pattern ONLY_ONCE = Pattern.compile("/channels/[^/]+/(dial|continue|move|dtmf)");

    /** Requests that read or write files, load modules, or wait for threads of other modules. */
    private static final Pattern TAKES_LONG = Pattern.compile(
            "/(asterisk/(modules|logging|config)/.*|recordings/stored/.*|applications/[^/]+/subscription)");

    /** If the oldest request has waited this long, no further request is sent on the socket. */
    private static final long STALLED_MILLIS = 20;

    /** Limit of that time for requests that end calls. */
    private static final long BUSY_MILLIS = 5;

    private final RestTransport transport;

    public SocketRules(RestTransport transport) {
        this.transport = transport;
    }

    /** Whether the request may be sent on this socket now. */
    boolean allow(AriRequest request, SocketExchange socket) {
        return switch (transport) {
            case HTTP -> false;
            case WEBSOCKET -> carries(request);
            case AUTO -> useOf(request) == SocketUse.PREFERRED && isFree(request, socket);
        };
    }

    /** Whether the socket can carry request and answer at all. */
    public static boolean carries(AriRequest request) {
        return useOf(request) != SocketUse.IMPOSSIBLE;
    }

    private static SocketUse useOf(AriRequest request) {
        SocketUse known = request.use();
        return known == null ? derivedUse(request) : known;
    }

    private static SocketUse derivedUse(AriRequest request) {
        String path = request.path();
        boolean get = "GET".equals(request.method());
        if (get && (LONG_ANSWERS.contains(path) || LONG_ANSWER.matcher(path).matches())) {
            return SocketUse.IMPOSSIBLE;
        }
        boolean avoided = WAITS_FOR_THE_CHANNEL.matcher(path).matches()
                || TAKES_LONG.matcher(path).matches()
                || (get && GROWS_WITH_CALLS.matcher(path).matches())
                || ONLY_ONCE.matcher(path).matches();
        return avoided ? SocketUse.AVOIDED : SocketUse.PREFERRED;
    }

    private static boolean isFree(AriRequest request, SocketExchange socket) {
        long longest = request.lane() == AriRequest.Lane.URGENT ? BUSY_MILLIS : STALLED_MILLIS;
        return socket.oldestMillis() < longest;
    }
}
