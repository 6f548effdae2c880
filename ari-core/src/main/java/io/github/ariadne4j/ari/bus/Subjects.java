package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.BridgeEvent;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelLeftBridge;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.PlaybackEvent;
import java.util.function.Consumer;

/** What an event is about. */
final class Subjects {
    private Subjects() {}

    /** Hands over the id of everything that the event is about. */
    static void each(AriEvent event, Consumer<Record> to) {
        if (event instanceof ChannelEvent about) {
            to.accept(about.channelId());
        }
        if (event instanceof BridgeEvent about) {
            to.accept(about.bridge().id());
        }
        if (event instanceof ChannelEnteredBridge entered) {
            to.accept(entered.bridge().id());
        }
        if (event instanceof ChannelLeftBridge left) {
            to.accept(left.bridge().id());
        }
        if (event instanceof PlaybackEvent about) {
            to.accept(about.playback().id());
        }
        if (event instanceof DialEvent dial) {
            to.accept(dial.peer().id());
        }
    }
}
