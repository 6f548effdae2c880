package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;
import io.github.ariadne4j.testkit.state.SimulatedEndpoint;
import io.github.ariadne4j.testkit.state.Snapshots;
import java.util.List;

/** The REST operations on endpoints: those that a test configured, and those of existing channels. Under the loop's lock only. */
public final class EndpointCommands {
    private final Inventory inventory;

    EndpointCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    /** All endpoints. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.endpoints.values().forEach(endpoint -> all.add(json(endpoint)));
        return all;
    }

    /** The endpoints of one technology. */
    public ArrayNode list(String technology) {
        List<SimulatedEndpoint> found = inventory.endpoints.values().stream()
                .filter(endpoint -> endpoint.technology.equalsIgnoreCase(technology))
                .toList();
        if (found.isEmpty()) {
            throw RequestRefused.notFound("Endpoints not found");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        found.forEach(endpoint -> all.add(json(endpoint)));
        return all;
    }

    /** One endpoint. */
    public ObjectNode get(String technology, String resource) {
        SimulatedEndpoint endpoint = inventory.endpoints.get(technology + "/" + resource);
        if (endpoint == null) {
            throw RequestRefused.notFound("Endpoint not found");
        }
        return json(endpoint);
    }

    private ObjectNode json(SimulatedEndpoint endpoint) {
        return Snapshots.of(endpoint, inventory.channels.values());
    }
}
