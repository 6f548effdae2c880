package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.rest.AriRest;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.state.EventSocket;
import io.github.ariadne4j.testkit.wire.ServerSocket;

/** An open event socket: the request that opened it, its server side, and the receiver of its events. */
record OpenSocket(RestRequest upgrade, ServerSocket wire, EventSocket events) {
    /** The application under whose name all answers to requests on the socket are sent. */
    String firstApplication() {
        return AriRest.applicationsOf(upgrade).get(0);
    }
}
