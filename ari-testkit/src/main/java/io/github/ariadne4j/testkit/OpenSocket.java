package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.EventSocket;
import io.github.ariadne4j.testkit.rest.AriRest;
import io.github.ariadne4j.testkit.rest.RestRequest;
import io.github.ariadne4j.testkit.wire.ServerSocket;

/** An open event socket: the request that opened it, its end on the wire, and what events go into. */
record OpenSocket(RestRequest upgrade, ServerSocket wire, EventSocket events) {
    /** All answers to requests on the socket go out under this name. */
    String firstApplication() {
        return AriRest.applicationsOf(upgrade).get(0);
    }
}
