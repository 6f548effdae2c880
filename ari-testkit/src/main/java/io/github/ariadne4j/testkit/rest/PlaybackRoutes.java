package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.PlaybackCommands;
import java.util.Map;

/** {@code /playbacks}, and what starts them. */
final class PlaybackRoutes {
    private static final String ID = "playbackId";

    private final PlaybackCommands playbacks;

    PlaybackRoutes(PlaybackCommands playbacks) {
        this.playbacks = playbacks;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.PLAY, a -> play(a, a.text(ID)));
        routes.put(Operation.PLAY_WITH_ID, a -> play(a, a.path(ID)));
        routes.put(Operation.GET_PLAYBACK, a -> RestResponse.ok(playbacks.get(a.path(ID))));
        routes.put(Operation.STOP_PLAYBACK, Route.command(a -> playbacks.stop(a.path(ID))));
    }

    private RestResponse play(Arguments a, String id) {
        return RestResponse.created(playbacks.play(a.path("channelId"), id, a.text("media"), a.text("lang")));
    }
}
