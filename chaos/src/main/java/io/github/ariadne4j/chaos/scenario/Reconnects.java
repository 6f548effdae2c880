package io.github.ariadne4j.chaos.scenario;

import io.github.ariadne4j.chaos.testbed.Application;

/** Counts how often an application has opened a WebSocket for its events. */
public final class Reconnects {
    /** The request that opens a WebSocket. */
    public static final String EVENTS = "GET events";

    private Reconnects() {}

    /** The number so far. */
    public static long of(Application application) {
        return application.ari().count(EVENTS);
    }
}
