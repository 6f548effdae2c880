package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.ApplicationCommands;
import java.util.Map;

/** {@code /applications}. */
final class ApplicationRoutes {
    private static final String NAME = "applicationName";

    private final ApplicationCommands applications;

    ApplicationRoutes(ApplicationCommands applications) {
        this.applications = applications;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.LIST_APPLICATIONS, a -> RestResponse.ok(applications.list()));
        routes.put(Operation.GET_APPLICATION, a -> RestResponse.ok(applications.get(a.path(NAME))));
        routes.put(Operation.SUBSCRIBE, a -> RestResponse.ok(subscribe(a)));
        routes.put(Operation.UNSUBSCRIBE, a -> RestResponse.ok(unsubscribe(a)));
        routes.put(Operation.FILTER_EVENTS, a -> RestResponse.ok(filter(a)));
    }

    private ObjectNode subscribe(Arguments a) {
        return applications.subscribe(a.path(NAME), a.list("eventSource"));
    }

    private ObjectNode unsubscribe(Arguments a) {
        return applications.unsubscribe(a.path(NAME), a.list("eventSource"));
    }

    private ObjectNode filter(Arguments a) {
        return applications.filter(a.path(NAME), a.eventTypes("allowed"), a.eventTypes("disallowed"));
    }
}
