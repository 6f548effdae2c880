package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.BridgeCommands;
import java.util.Map;

/** {@code /bridges}. */
final class BridgeRoutes {
    private static final String ID = "bridgeId";

    private final BridgeCommands bridges;

    BridgeRoutes(BridgeCommands bridges) {
        this.bridges = bridges;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.LIST_BRIDGES, a -> RestResponse.ok(bridges.list()));
        routes.put(Operation.GET_BRIDGE, a -> RestResponse.ok(bridges.get(a.path(ID))));
        routes.put(Operation.CREATE_BRIDGE, a -> create(a, a.text(ID)));
        routes.put(Operation.CREATE_BRIDGE_WITH_ID, a -> create(a, a.path(ID)));
        routes.put(Operation.DESTROY_BRIDGE, Route.command(a -> bridges.destroy(a.path(ID))));
        routes.put(Operation.ADD_CHANNEL, Route.command(a -> bridges.addChannels(a.path(ID), a.list("channel"))));
        routes.put(Operation.REMOVE_CHANNEL, Route.command(a -> bridges.removeChannels(a.path(ID), a.list("channel"))));
    }

    private RestResponse create(Arguments a, String id) {
        return RestResponse.ok(bridges.create(id, a.text("type"), a.text("name")));
    }
}
