package io.github.ariadne4j.testkit.rest;

import io.github.ariadne4j.testkit.model.AsteriskFacts;
import io.github.ariadne4j.testkit.model.ModuleCommands;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /asterisk} and {@code /api-docs}. */
final class AsteriskRoutes {
    private static final String MODULE = "moduleName";

    private final Supplier<AsteriskFacts> facts;
    private final ModuleCommands modules;
    private final ApiDocs docs;

    AsteriskRoutes(Supplier<AsteriskFacts> facts, ModuleCommands modules, ApiDocs docs) {
        this.facts = facts;
        this.modules = modules;
        this.docs = docs;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.GET_INFO, a -> RestResponse.ok(facts.get().info(Set.copyOf(a.list("only")))));
        routes.put(Operation.PING, a -> RestResponse.ok(facts.get().ping()));
        routes.put(Operation.GET_API_DOCS, a -> RestResponse.ok(docs.file(a.path("file"), a.host())));
        routes.put(Operation.LIST_MODULES, a -> RestResponse.ok(modules.list()));
        routes.put(Operation.GET_MODULE, a -> RestResponse.ok(modules.get(a.path(MODULE))));
        routes.put(Operation.LOAD_MODULE, Route.command(a -> modules.load(a.path(MODULE))));
        routes.put(Operation.UNLOAD_MODULE, Route.command(a -> modules.unload(a.path(MODULE))));
        routes.put(Operation.RELOAD_MODULE, Route.command(a -> modules.reload(a.path(MODULE))));
    }
}
