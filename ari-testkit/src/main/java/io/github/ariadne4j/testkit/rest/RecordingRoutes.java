package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.RecordRequest;
import io.github.ariadne4j.testkit.model.RecordingCommands;
import java.time.Duration;
import java.util.Map;

/** {@code /recordings}, and {@code record} of channels and bridges. */
final class RecordingRoutes {
    private static final String NAME = "recordingName";

    private final RecordingCommands recordings;

    RecordingRoutes(RecordingCommands recordings) {
        this.recordings = recordings;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(
                Operation.RECORD, a -> RestResponse.created(recordings.recordChannel(a.path("channelId"), request(a))));
        routes.put(
                Operation.RECORD_BRIDGE,
                a -> RestResponse.created(recordings.recordBridge(a.path("bridgeId"), request(a))));
        routes.put(Operation.GET_LIVE_RECORDING, a -> RestResponse.ok(recordings.live(a.path(NAME))));
        routes.put(Operation.CANCEL_RECORDING, Route.command(a -> recordings.cancel(a.path(NAME))));
        routes.put(Operation.STOP_RECORDING, Route.command(a -> recordings.stop(a.path(NAME))));
        routes.put(Operation.PAUSE_RECORDING, Route.command(a -> recordings.pause(a.path(NAME), true)));
        routes.put(Operation.UNPAUSE_RECORDING, Route.command(a -> recordings.pause(a.path(NAME), false)));
        routes.put(Operation.MUTE_RECORDING, Route.command(a -> recordings.mute(a.path(NAME))));
        routes.put(Operation.UNMUTE_RECORDING, Route.command(a -> recordings.mute(a.path(NAME))));
        routes.put(Operation.LIST_STORED_RECORDINGS, a -> RestResponse.ok(recordings.stored()));
        routes.put(Operation.GET_STORED_RECORDING, a -> RestResponse.ok(recordings.stored(a.path(NAME))));
        routes.put(Operation.GET_STORED_RECORDING_FILE, this::file);
        routes.put(Operation.DELETE_STORED_RECORDING, Route.command(a -> recordings.deleteStored(a.path(NAME))));
        routes.put(
                Operation.COPY_STORED_RECORDING,
                a -> RestResponse.ok(recordings.copyStored(a.path(NAME), a.text("destinationRecordingName"))));
    }

    /** The file of a recording in the simulator is empty; a socket cannot carry it. */
    private RestResponse file(Arguments a) {
        recordings.stored(a.path(NAME));
        return a.transport() == Transport.WEBSOCKET
                ? new RestResponse(406, "Not Acceptable.  Use HTTP GET", "")
                : new RestResponse(200, "OK", "");
    }

    private static RecordRequest request(Arguments a) {
        return new RecordRequest(
                a.text("name"),
                a.text("format"),
                Duration.ofSeconds(Math.max(0, a.number("maxDurationSeconds"))),
                a.text("ifExists"),
                a.text("terminateOn"));
    }
}
