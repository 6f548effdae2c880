package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.MediaCommands;
import io.github.ariadne4j.testkit.model.Treatment;
import java.util.Map;

/** Hold, music, silence, mute and keys below {@code /channels}. */
final class MediaRoutes {
    private static final String ID = "channelId";

    private final MediaCommands media;

    MediaRoutes(MediaCommands media) {
        this.media = media;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.HOLD, begins(Treatment.HOLD));
        routes.put(Operation.UNHOLD, ends(Treatment.HOLD));
        routes.put(Operation.START_MOH, begins(Treatment.MUSIC));
        routes.put(Operation.STOP_MOH, ends(Treatment.MUSIC));
        routes.put(Operation.START_SILENCE, begins(Treatment.SILENCE));
        routes.put(Operation.STOP_SILENCE, ends(Treatment.SILENCE));
        routes.put(Operation.MUTE, Route.command(a -> media.mute(a.path(ID), a.text("direction"))));
        routes.put(Operation.UNMUTE, Route.command(a -> media.unmute(a.path(ID), a.text("direction"))));
        routes.put(Operation.SEND_DTMF, Route.command(a -> media.sendDtmf(a.path(ID), a.text("dtmf"))));
    }

    private Route begins(Treatment treatment) {
        return Route.command(a -> media.begin(a.path(ID), treatment));
    }

    private Route ends(Treatment treatment) {
        return Route.command(a -> media.end(a.path(ID), treatment));
    }
}
