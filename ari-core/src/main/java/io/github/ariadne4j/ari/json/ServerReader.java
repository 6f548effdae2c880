package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.ApiDescription;
import io.github.ariadne4j.ari.model.ApiOperation;
import io.github.ariadne4j.ari.model.AsteriskBuild;
import io.github.ariadne4j.ari.model.AsteriskConfig;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.model.AsteriskModule;
import io.github.ariadne4j.ari.model.LogChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads answers about the server: info, modules, logs, configuration and API description. Each method throws
 * {@link MalformedJsonException} if the text is not such an answer.
 */
public final class ServerReader {
    private ServerReader() {}

    /** The info of the server. */
    public static AsteriskInfo info(String json) {
        return ModelReader.read(json, ServerReader::info);
    }

    /** A module. */
    public static AsteriskModule module(String json) {
        return ModelReader.read(json, ServerReader::module);
    }

    /** Several modules. */
    public static List<AsteriskModule> modules(String json) {
        return ModelReader.read(json, node -> ModelReader.list(node, ServerReader::module));
    }

    /** Several logs. */
    public static List<LogChannel> logs(String json) {
        return ModelReader.read(
                json,
                node -> ModelReader.list(
                        node,
                        log -> new LogChannel(
                                AriJson.text(log, "channel"),
                                AriJson.text(log, "type"),
                                AriJson.text(log, "status"),
                                AriJson.text(log, "configuration"))));
    }

    /** The fields of a configuration object. */
    public static Map<String, String> fields(String json) {
        return ModelReader.read(json, ServerReader::fields);
    }

    /** The names of the API's resource files, from {@code resources.json}. */
    public static List<String> apiParts(String json) {
        return ModelReader.read(
                json,
                node -> ModelReader.list(
                        node.path("apis"),
                        api -> AriJson.text(api, "path")
                                .replace("/api-docs/", "")
                                .replace(".{format}", "")));
    }

    /** The description of one resource of the API. */
    public static ApiDescription api(String json) {
        return ModelReader.read(json, ServerReader::api);
    }

    private static AsteriskInfo info(JsonNode node) {
        JsonNode system = node.path("system");
        JsonNode status = node.path("status");
        return new AsteriskInfo(
                AriJson.text(system, "entity_id"),
                AriJson.text(system, "version"),
                Timestamps.read(AriJson.text(status, "startup_time")),
                Timestamps.read(AriJson.text(status, "last_reload_time")),
                build(node.path("build")),
                config(node.path("config")));
    }

    private static AsteriskBuild build(JsonNode node) {
        return new AsteriskBuild(
                AriJson.text(node, "os"),
                AriJson.text(node, "kernel"),
                AriJson.text(node, "machine"),
                AriJson.text(node, "options"),
                AriJson.text(node, "date"),
                AriJson.text(node, "user"));
    }

    private static AsteriskConfig config(JsonNode node) {
        return new AsteriskConfig(
                AriJson.text(node, "name"),
                AriJson.text(node, "default_language"),
                AriJson.integer(node, "max_channels"),
                AriJson.integer(node, "max_open_files"),
                AriJson.number(node, "max_load"),
                AriJson.text(node.path("setid"), "user"),
                AriJson.text(node.path("setid"), "group"));
    }

    private static AsteriskModule module(JsonNode node) {
        return new AsteriskModule(
                AriJson.text(node, "name"),
                AriJson.text(node, "description"),
                node.path("use_count").asInt(),
                AriJson.text(node, "status"),
                AriJson.text(node, "support_level"));
    }

    private static Map<String, String> fields(JsonNode tuples) {
        Map<String, String> fields = new LinkedHashMap<>();
        tuples.forEach(tuple -> fields.put(AriJson.text(tuple, "attribute"), AriJson.text(tuple, "value")));
        return fields;
    }

    private static ApiDescription api(JsonNode node) {
        List<ApiOperation> operations = new ArrayList<>();
        for (JsonNode path : node.path("apis")) {
            for (JsonNode operation : path.path("operations")) {
                operations.add(new ApiOperation(
                        AriJson.text(operation, "httpMethod"), AriJson.text(path, "path"), parameters(operation)));
            }
        }
        Set<String> models = new HashSet<>();
        node.path("models").fieldNames().forEachRemaining(models::add);
        return new ApiDescription(operations, models);
    }

    private static Set<String> parameters(JsonNode operation) {
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (!AriJson.text(parameter, "paramType").equals("path")) {
                names.add(AriJson.text(parameter, "name"));
            }
        }
        return names;
    }
}
