package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.PlaybackCommands;
import java.util.Map;

/** {@code /playbacks}, and {@code play} of channels and bridges. */
final class PlaybackRoutes {
    private static final String ID = "playbackId";

    private final PlaybackCommands playbacks;

    PlaybackRoutes(PlaybackCommands playbacks) {
        this.playbacks = playbacks;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.PLAY, a -> playToChannel(a, a.text(ID)));
        routes.put(Operation.PLAY_WITH_ID, a -> playToChannel(a, a.path(ID)));
        routes.put(Operation.PLAY_ON_BRIDGE, a -> playToBridge(a, a.text(ID)));
        routes.put(Operation.PLAY_ON_BRIDGE_WITH_ID, a -> playToBridge(a, a.path(ID)));
        routes.put(Operation.GET_PLAYBACK, a -> RestResponse.ok(playbacks.get(a.path(ID))));
        routes.put(Operation.STOP_PLAYBACK, Route.command(a -> playbacks.stop(a.path(ID))));
        routes.put(Operation.CONTROL_PLAYBACK, Route.command(a -> playbacks.control(a.path(ID), a.text("operation"))));
    }

    private RestResponse playToChannel(Arguments a, String id) {
        return RestResponse.created(playbacks.playToChannel(a.path("channelId"), id, a.list("media"), a.text("lang")));
    }

    private RestResponse playToBridge(Arguments a, String id) {
        return RestResponse.created(playbacks.playToBridge(a.path("bridgeId"), id, a.list("media"), a.text("lang")));
    }
}
