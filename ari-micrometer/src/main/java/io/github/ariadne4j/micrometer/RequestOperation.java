package io.github.ariadne4j.micrometer;

import java.util.Set;

/**
 * The operation of a request, for example {@code POST /channels/{id}/answer}: its method and its path, in which each
 * segment that is not a keyword of ARI is replaced. So ids and names do not increase the number of operations.
 */
final class RequestOperation {
    static final String OTHER = "other";

    private static final int MOST_SEGMENTS = 6;
    private static final String VARIABLE = "/{id}";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private static final Set<String> RESOURCES = Set.of(
            "applications",
            "asterisk",
            "bridges",
            "channels",
            "deviceStates",
            "endpoints",
            "events",
            "mailboxes",
            "playbacks",
            "recordings",
            "sounds");

    private static final Set<String> WORDS = Set.of(
            "addChannel",
            "answer",
            "config",
            "continue",
            "control",
            "copy",
            "create",
            "dial",
            "dtmf",
            "dynamic",
            "eventFilter",
            "externalMedia",
            "file",
            "hold",
            "info",
            "live",
            "logging",
            "modules",
            "moh",
            "move",
            "mute",
            "pause",
            "ping",
            "play",
            "progress",
            "record",
            "redirect",
            "refer",
            "removeChannel",
            "ring",
            "rotate",
            "rtp_statistics",
            "sendMessage",
            "silence",
            "snoop",
            "stop",
            "stored",
            "subscription",
            "transfer_progress",
            "user",
            "variable",
            "videoSource");

    private RequestOperation() {}

    /** @param path below {@code /ari}, with a leading slash and without parameters */
    static String of(String method, String path) {
        int resourceEnds = path.indexOf('/', 1);
        String resource = path.substring(Math.min(1, path.length()), resourceEnds < 0 ? path.length() : resourceEnds);
        if (!METHODS.contains(method) || !RESOURCES.contains(resource)) {
            return OTHER;
        }
        StringBuilder operation =
                new StringBuilder(48).append(method).append(" /").append(resource);
        int segments = 1;
        for (int from = resourceEnds; from >= 0; segments++) {
            int to = path.indexOf('/', from + 1);
            String segment = path.substring(from + 1, to < 0 ? path.length() : to);
            if (WORDS.contains(segment)) {
                operation.append('/').append(segment);
            } else {
                operation.append(VARIABLE);
            }
            from = to;
        }
        return segments > MOST_SEGMENTS ? OTHER : operation.toString();
    }
}
