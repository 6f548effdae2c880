package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.MediaCommands;
import io.github.ariadne4j.testkit.state.MediaState;
import java.util.Map;

/** Hold, music, silence, mute and keys below {@code /channels}. */
final class MediaRoutes {
    private static final String ID = "channelId";

    private final MediaCommands media;

    MediaRoutes(MediaCommands media) {
        this.media = media;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.HOLD, begins(MediaState.HOLD));
        routes.put(Operation.UNHOLD, ends(MediaState.HOLD));
        routes.put(Operation.START_MOH, begins(MediaState.MUSIC));
        routes.put(Operation.STOP_MOH, ends(MediaState.MUSIC));
        routes.put(Operation.START_SILENCE, begins(MediaState.SILENCE));
        routes.put(Operation.STOP_SILENCE, ends(MediaState.SILENCE));
        routes.put(Operation.MUTE, Route.command(a -> media.mute(a.path(ID), a.text("direction"))));
        routes.put(Operation.UNMUTE, Route.command(a -> media.unmute(a.path(ID), a.text("direction"))));
        routes.put(Operation.SEND_DTMF, Route.command(a -> media.sendDtmf(a.path(ID), a.text("dtmf"))));
    }

    private Route begins(MediaState mediaState) {
        return Route.command(a -> media.begin(a.path(ID), mediaState));
    }

    private Route ends(MediaState mediaState) {
        return Route.command(a -> media.end(a.path(ID), mediaState));
    }
}
