package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.Snapshots;
import java.time.Instant;
import java.util.Set;

/**
 * The answers to requests about Asterisk itself.
 *
 * @param asteriskId its entity id
 * @param startedAt the time of its start
 * @param now its current time
 */
public record AsteriskFacts(String asteriskId, Instant startedAt, Instant now) {
    /** {@code GET /asterisk/info}; without names: all sections. */
    public ObjectNode info(Set<String> only) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("build", build());
        all.set("system", object().put("version", "22.10.1").put("entity_id", asteriskId));
        all.set("config", config());
        all.set("status", status());
        return only.isEmpty() ? all : all.retain(only);
    }

    /** {@code GET /asterisk/ping}. */
    public ObjectNode ping() {
        return object().put("asterisk_id", asteriskId).put("ping", "pong").put("timestamp", Snapshots.timestamp(now));
    }

    private ObjectNode status() {
        String started = Snapshots.timestamp(startedAt);
        return object().put("startup_time", started).put("last_reload_time", started);
    }

    private static ObjectNode build() {
        return object().put("os", "Linux")
                .put("kernel", "simulated")
                .put("machine", "x86_64")
                .put("options", "")
                .put("date", "2026-01-01 00:00:00 UTC")
                .put("user", "simulator");
    }

    private static ObjectNode config() {
        ObjectNode config = object().put("name", "simulator").put("default_language", "en");
        config.set("setid", object().put("user", "").put("group", ""));
        return config;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
