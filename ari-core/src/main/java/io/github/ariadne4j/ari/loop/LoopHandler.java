package io.github.ariadne4j.ari.loop;

import io.github.ariadne4j.ari.event.AriEvent;

/** Takes events on the loop; must not block. */
@FunctionalInterface
public interface LoopHandler {
    /** An event, in Asterisk's order. */
    void onEvent(AriEvent event);
}
