package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.ApplicationCommands;
import io.github.ariadne4j.testkit.model.UserEventCommands;
import java.util.Map;

/** {@code /applications}, {@code /events/user} and {@code /events/claim}. */
final class ApplicationRoutes {
    private static final String NAME = "applicationName";

    private final ApplicationCommands applications;
    private final UserEventCommands userEvents;

    ApplicationRoutes(ApplicationCommands applications, UserEventCommands userEvents) {
        this.applications = applications;
        this.userEvents = userEvents;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.LIST_APPLICATIONS, a -> RestResponse.ok(applications.list()));
        routes.put(Operation.GET_APPLICATION, a -> RestResponse.ok(applications.get(a.path(NAME))));
        routes.put(Operation.SUBSCRIBE, a -> RestResponse.ok(subscribe(a)));
        routes.put(Operation.UNSUBSCRIBE, a -> RestResponse.ok(unsubscribe(a)));
        routes.put(Operation.FILTER_EVENTS, a -> RestResponse.ok(filter(a)));
        routes.put(Operation.SEND_USER_EVENT, Route.command(this::sendUserEvent));
        routes.put(Operation.CLAIM_CHANNEL, Route.command(this::claim));
    }

    private ObjectNode subscribe(Arguments a) {
        return applications.subscribe(a.path(NAME), a.list("eventSource"));
    }

    private ObjectNode unsubscribe(Arguments a) {
        return applications.unsubscribe(a.path(NAME), a.list("eventSource"));
    }

    private void sendUserEvent(Arguments a) {
        userEvents.send(a.path("eventName"), a.text("application"), a.list("source"), a.variables());
    }

    private void claim(Arguments a) {
        userEvents.claim(a.text("channelId"), a.text("application"));
    }

    private ObjectNode filter(Arguments a) {
        return applications.filter(a.path(NAME), a.eventTypes("allowed"), a.eventTypes("disallowed"));
    }
}
