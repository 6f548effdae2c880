package io.github.ariadne4j.testkit.rest;

import java.util.List;
import java.util.Optional;

/** The REST operations that the simulator knows, by the name of what they do. Paths start below {@code /ari}. */
public enum Operation {
    /** {@code GET /asterisk/info}. */
    GET_INFO("GET", "/asterisk/info"),
    /** {@code GET /asterisk/ping}. */
    PING("GET", "/asterisk/ping"),
    /** {@code GET /api-docs/resources.json}. */
    GET_API_DOCS("GET", "/api-docs/resources.json"),
    /** {@code POST /channels/create}. */
    CREATE_CHANNEL("POST", "/channels/create"),
    /** {@code GET /channels}. */
    LIST_CHANNELS("GET", "/channels"),
    /** {@code GET /channels/{channelId}}. */
    GET_CHANNEL("GET", "/channels/{channelId}"),
    /** {@code DELETE /channels/{channelId}}. */
    HANG_UP("DELETE", "/channels/{channelId}"),
    /** {@code POST /channels/{channelId}/dial}. */
    DIAL("POST", "/channels/{channelId}/dial"),
    /** {@code POST /channels/{channelId}/answer}. */
    ANSWER("POST", "/channels/{channelId}/answer"),
    /** {@code POST /channels/{channelId}/ring}. */
    RING("POST", "/channels/{channelId}/ring"),
    /** {@code DELETE /channels/{channelId}/ring}. */
    RING_STOP("DELETE", "/channels/{channelId}/ring"),
    /** {@code POST /channels/{channelId}/progress}. */
    PROGRESS("POST", "/channels/{channelId}/progress"),
    /** {@code POST /channels/{channelId}/continue}. */
    CONTINUE("POST", "/channels/{channelId}/continue"),
    /** {@code POST /channels/{channelId}/move}. */
    MOVE("POST", "/channels/{channelId}/move"),
    /** {@code POST /channels/{channelId}/play}. */
    PLAY("POST", "/channels/{channelId}/play"),
    /** {@code POST /channels/{channelId}/play/{playbackId}}. */
    PLAY_WITH_ID("POST", "/channels/{channelId}/play/{playbackId}"),
    /** {@code GET /channels/{channelId}/variable}. */
    GET_VARIABLE("GET", "/channels/{channelId}/variable"),
    /** {@code POST /channels/{channelId}/variable}. */
    SET_VARIABLE("POST", "/channels/{channelId}/variable"),
    /** {@code GET /playbacks/{playbackId}}. */
    GET_PLAYBACK("GET", "/playbacks/{playbackId}"),
    /** {@code DELETE /playbacks/{playbackId}}. */
    STOP_PLAYBACK("DELETE", "/playbacks/{playbackId}"),
    /** {@code GET /bridges}. */
    LIST_BRIDGES("GET", "/bridges"),
    /** {@code POST /bridges}. */
    CREATE_BRIDGE("POST", "/bridges"),
    /** {@code POST /bridges/{bridgeId}}. */
    CREATE_BRIDGE_WITH_ID("POST", "/bridges/{bridgeId}"),
    /** {@code GET /bridges/{bridgeId}}. */
    GET_BRIDGE("GET", "/bridges/{bridgeId}"),
    /** {@code DELETE /bridges/{bridgeId}}. */
    DESTROY_BRIDGE("DELETE", "/bridges/{bridgeId}"),
    /** {@code POST /bridges/{bridgeId}/addChannel}. */
    ADD_CHANNEL("POST", "/bridges/{bridgeId}/addChannel"),
    /** {@code POST /bridges/{bridgeId}/removeChannel}. */
    REMOVE_CHANNEL("POST", "/bridges/{bridgeId}/removeChannel"),
    /** {@code GET /applications}. */
    LIST_APPLICATIONS("GET", "/applications"),
    /** {@code GET /applications/{applicationName}}. */
    GET_APPLICATION("GET", "/applications/{applicationName}"),
    /** {@code POST /applications/{applicationName}/subscription}. */
    SUBSCRIBE("POST", "/applications/{applicationName}/subscription"),
    /** {@code DELETE /applications/{applicationName}/subscription}. */
    UNSUBSCRIBE("DELETE", "/applications/{applicationName}/subscription"),
    /** {@code PUT /applications/{applicationName}/eventFilter}. */
    FILTER_EVENTS("PUT", "/applications/{applicationName}/eventFilter"),
    /** {@code GET /events}: the WebSocket upgrade. */
    OPEN_EVENTS("GET", "/events");

    private final String method;
    private final String path;

    Operation(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The operation that a request asks for, with what its path names; the first that matches, so literals win. */
    public static Optional<RoutedOperation> route(String method, String path) {
        List<String> asked = PathPattern.split(path);
        for (PathPattern pattern : PathPattern.ALL) {
            if (pattern.operation().method.equals(method) && pattern.matches(asked)) {
                return Optional.of(new RoutedOperation(pattern.operation(), pattern.namesIn(asked)));
            }
        }
        return Optional.empty();
    }

    /** Whether any operation has this path, with whatever method. */
    static boolean knowsPath(String path) {
        List<String> asked = PathPattern.split(path);
        return PathPattern.ALL.stream().anyMatch(pattern -> pattern.matches(asked));
    }

    String path() {
        return path;
    }
}
