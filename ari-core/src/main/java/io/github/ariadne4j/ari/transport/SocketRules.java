package io.github.ariadne4j.ari.transport;

import io.github.ariadne4j.ari.exchange.AriRequest;
import io.github.ariadne4j.ari.exchange.AriRequest.SocketUse;
import io.github.ariadne4j.ari.request.RestTransport;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which requests may go over the event socket. Asterisk writes an answer from its stack there, so that a long one ends the
 * whole process, and serves one request after the other, so that a slow one holds up all others.
 */
public final class SocketRules {
    /** Answers that grow with the number of calls, or with what is installed; and files, which the socket refuses. */
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

    /** Some 25 bytes for each channel: the socket bears thousands of them, but HTTP is better for it where there is HTTP. */
    private static final Pattern GROWS_WITH_CALLS = Pattern.compile("/(applications|bridges)/[^/]+");

    /** Commands that wait until the channel's own thread has carried them out. */
    private static final Pattern WAITS_FOR_THE_CHANNEL = Pattern.compile(
            "/(channels/[^/]+/(answer|variables?|redirect)|bridges/[^/]+/(addChannel|removeChannel|videoSource/[^/]+|variables?))");

    /** A socket that is cut leaves it open whether these were done, and they must not be sent twice. */
    private static final Pattern ONLY_ONCE = Pattern.compile("/channels/[^/]+/(dial|continue|move|dtmf)");

    /** What reads or writes files, loads code, or waits for threads of other modules. */
    private static final Pattern TAKES_LONG = Pattern.compile(
            "/(asterisk/(modules|logging|config)/.*|recordings/stored/.*|applications/[^/]+/subscription)");

    /** A request that nothing overtakes is old after this long; others no longer queue behind it. */
    private static final long STALLED_MILLIS = 20;

    /** A request that ends a call waits behind another only if that has just been sent. */
    private static final long BUSY_MILLIS = 5;

    private final RestTransport transport;

    public SocketRules(RestTransport transport) {
        this.transport = transport;
    }

    /** Whether the request may go over a socket in this condition. */
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
        return known == null ? told(request) : known;
    }

    private static SocketUse told(AriRequest request) {
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
