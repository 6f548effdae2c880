package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.AsteriskFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /asterisk} and the description of the interface. */
final class AsteriskRoutes {
    private final Supplier<AsteriskFacts> facts;

    AsteriskRoutes(Supplier<AsteriskFacts> facts) {
        this.facts = facts;
    }

    void addTo(Map<Operation, Route> routes) {
        routes.put(Operation.GET_INFO, a -> RestResponse.ok(facts.get().info(Set.copyOf(a.list("only")))));
        routes.put(Operation.PING, a -> RestResponse.ok(facts.get().ping()));
        routes.put(Operation.GET_API_DOCS, a -> RestResponse.ok(apiDocs()));
    }

    private static ObjectNode apiDocs() {
        ObjectNode docs = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "10.0.0")
                .put("swaggerVersion", "1.1")
                .put("basePath", "http://localhost:8088/ari");
        ArrayNode apis = docs.putArray("apis");
        for (String resource : List.of("applications", "asterisk", "bridges", "channels", "events", "playbacks")) {
            apis.addObject().put("path", "/api-docs/" + resource + ".{format}");
        }
        return docs;
    }
}
