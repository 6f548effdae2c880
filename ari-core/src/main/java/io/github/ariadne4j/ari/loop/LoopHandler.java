package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.event.AriEvent;

/** A handler of events on the loop; must not block. */
@FunctionalInterface
public interface LoopHandler {
    /** Called with each event, in Asterisk's order. */
    void onEvent(AriEvent event);
}
