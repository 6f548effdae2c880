package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.VariableCommands;
import java.util.Map;

/** Variables below {@code /channels}, {@code /bridges} and {@code /asterisk}. */
final class VariableRoutes {
    private static final String CHANNEL = "channelId";
    private static final String BRIDGE = "bridgeId";
    private static final String NAME = "variable";
    private static final String NAMES = "variables";

    private final VariableCommands variables;

    VariableRoutes(VariableCommands variables) {
        this.variables = variables;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.GET_VARIABLE, a -> RestResponse.ok(variables.ofChannel(a.path(CHANNEL), a.text(NAME))));
        routes.put(Operation.GET_VARIABLES, a -> RestResponse.ok(variables.ofChannel(a.path(CHANNEL), a.list(NAMES))));
        routes.put(Operation.SET_VARIABLE, Route.command(a -> variables.setOnChannel(a.path(CHANNEL), one(a))));
        routes.put(Operation.SET_VARIABLES, Route.command(a -> variables.setOnChannel(a.path(CHANNEL), a.variables())));
        routes.put(
                Operation.GET_BRIDGE_VARIABLE, a -> RestResponse.ok(variables.ofBridge(a.path(BRIDGE), a.text(NAME))));
        routes.put(
                Operation.GET_BRIDGE_VARIABLES,
                a -> RestResponse.ok(variables.ofBridge(a.path(BRIDGE), a.list(NAMES))));
        routes.put(Operation.SET_BRIDGE_VARIABLE, Route.command(a -> variables.setOnBridge(a.path(BRIDGE), one(a))));
        routes.put(
                Operation.SET_BRIDGE_VARIABLES,
                Route.command(a -> variables.setOnBridge(a.path(BRIDGE), a.variables())));
        routes.put(Operation.GET_GLOBAL_VARIABLE, a -> RestResponse.ok(variables.global(a.text(NAME))));
        routes.put(
                Operation.SET_GLOBAL_VARIABLE, Route.command(a -> variables.setGlobal(a.text(NAME), a.text("value"))));
    }

    private static Map<String, String> one(Arguments a) {
        return Map.of(a.text(NAME), a.text("value"));
    }
}
