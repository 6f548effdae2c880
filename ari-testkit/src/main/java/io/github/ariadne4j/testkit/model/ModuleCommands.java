package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.RequestRefused;

/** The REST operations on a few of Asterisk's modules; nothing depends on them. Under the loop's lock only. */
public final class ModuleCommands {
    private final Inventory inventory;

    ModuleCommands(Inventory inventory) {
        this.inventory = inventory;
    }

    /** All modules. */
    public ArrayNode list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        inventory.modules.forEach(name -> all.add(json(name)));
        return all;
    }

    /** One module. */
    public ObjectNode get(String name) {
        requireRunning(name);
        return json(name);
    }

    /** Loads a module. */
    public void load(String name) {
        if (!inventory.modules.add(name)) {
            throw RequestRefused.conflict("Module could not be loaded");
        }
    }

    /** Unloads a module. */
    public void unload(String name) {
        requireRunning(name);
        inventory.modules.remove(name);
    }

    /** Reloads a module. */
    public void reload(String name) {
        requireRunning(name);
    }

    private void requireRunning(String name) {
        if (!inventory.modules.contains(name)) {
            throw RequestRefused.notFound("Module not found in running modules");
        }
    }

    private static ObjectNode json(String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("description", "simulated")
                .put("use_count", 0)
                .put("status", "Running")
                .put("support_level", "core");
    }
}
