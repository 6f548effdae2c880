package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.world.Application;

/** Counts how often an application has opened a WebSocket for its events. */
final class Reconnects {
    /** The request that opens a WebSocket. */
    static final String EVENTS = "GET events";

    private Reconnects() {}

    static long of(Application application) {
        return application.ari().count(EVENTS);
    }
}
