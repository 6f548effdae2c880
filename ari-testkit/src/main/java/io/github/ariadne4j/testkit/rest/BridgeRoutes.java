package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.BridgeCommands;
import io.github.ariadne4j.testkit.model.VariableCommands;
import java.util.Map;

/** {@code /bridges}. */
final class BridgeRoutes {
    private static final String ID = "bridgeId";

    private final BridgeCommands bridges;
    private final VariableCommands variables;

    BridgeRoutes(BridgeCommands bridges, VariableCommands variables) {
        this.bridges = bridges;
        this.variables = variables;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.LIST_BRIDGES, a -> RestResponse.ok(bridges.list()));
        routes.put(Operation.GET_BRIDGE, a -> RestResponse.ok(bridges.get(a.path(ID))));
        routes.put(Operation.CREATE_BRIDGE, this::createWithoutId);
        routes.put(Operation.CREATE_BRIDGE_WITH_ID, this::createWithId);
        routes.put(Operation.START_BRIDGE_MOH, Route.command(a -> bridges.music(a.path(ID), true)));
        routes.put(Operation.STOP_BRIDGE_MOH, Route.command(a -> bridges.music(a.path(ID), false)));
        routes.put(Operation.DESTROY_BRIDGE, Route.command(a -> bridges.destroy(a.path(ID))));
        routes.put(Operation.ADD_CHANNEL, Route.command(a -> bridges.addChannels(a.path(ID), a.list("channel"))));
        routes.put(Operation.REMOVE_CHANNEL, Route.command(a -> bridges.removeChannels(a.path(ID), a.list("channel"))));
    }

    /** Asterisk reads the whole body as variables here, and does not remove the bridge when they are malformed. */
    private RestResponse createWithoutId(Arguments a) {
        ObjectNode bridge = bridges.create(a.text(ID), a.text("type"), a.text("name"));
        return withVariables(bridge, a.wholeBody());
    }

    private RestResponse createWithId(Arguments a) {
        Map<String, String> wanted = a.variables();
        return withVariables(bridges.create(a.path(ID), a.text("type"), a.text("name")), wanted);
    }

    private RestResponse withVariables(ObjectNode bridge, Map<String, String> wanted) {
        String id = bridge.path("id").asText();
        if (!wanted.isEmpty()) {
            variables.setOnBridge(id, wanted);
        }
        return RestResponse.ok(bridges.get(id));
    }
}
