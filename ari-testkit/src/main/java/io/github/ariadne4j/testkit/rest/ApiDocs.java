package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The description of the REST interface in the format of Asterisk's {@code api-docs}: paths, operations, parameters and models. It is
 * made from the table of operations, so it contains exactly the operations that are served.
 */
final class ApiDocs {
    private static final String SUFFIX = ".json";
    private static final List<String> REST_MODELS = List.of("RESTRequest", "RESTResponse");

    private final boolean restOverWebSocket;

    ApiDocs(boolean restOverWebSocket) {
        this.restOverWebSocket = restOverWebSocket;
    }

    /**
     * A file of the description.
     *
     * @param host the {@code Host} header of the request, which Asterisk puts into the base path; empty: no base path
     */
    ObjectNode file(String name, String host) {
        String resource = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
        ObjectNode file = resource.equals("resources") ? index() : describe(resource);
        if (!host.isEmpty()) {
            file.put("basePath", "http://" + host + "/ari");
        }
        return file;
    }

    private static Set<String> resources() {
        return operations().stream().map(ApiDocs::resourceOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static ObjectNode index() {
        ObjectNode index = header("1.1");
        ArrayNode apis = index.putArray("apis");
        resources().forEach(resource -> apis.addObject().put("path", "/api-docs/" + resource + ".{format}"));
        return index;
    }

    private ObjectNode describe(String resource) {
        if (!resources().contains(resource)) {
            throw RequestRefused.notFound("Resource not found");
        }
        ObjectNode file = header("1.2").put("resourcePath", "/api-docs/" + resource + ".{format}");
        Map<String, ArrayNode> byPath = new LinkedHashMap<>();
        ArrayNode apis = file.putArray("apis");
        for (Operation operation : operations()) {
            if (resourceOf(operation).equals(resource)) {
                byPath.computeIfAbsent(
                                operation.path(),
                                path -> apis.addObject().put("path", path).putArray("operations"))
                        .add(describe(operation));
            }
        }
        if (resource.equals("events")) {
            file.set("models", models());
        }
        return file;
    }

    private static ObjectNode describe(Operation operation) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("httpMethod", operation.method())
                .put("nickname", operation.nickname());
        if (operation == Operation.OPEN_EVENTS) {
            json.put("upgrade", "websocket").put("websocketProtocol", "ari");
        }
        ArrayNode parameters = json.putArray("parameters");
        PathPattern.namesOf(operation.path()).forEach(name -> parameters.add(parameter(name, "path", true)));
        for (String parameter : operation.parameters()) {
            boolean required = parameter.endsWith("*");
            String name = required ? parameter.substring(0, parameter.length() - 1) : parameter;
            String kind = name.equals("variables") && operation.method().equals("POST") ? "body" : "query";
            parameters.add(parameter(name, kind, required));
        }
        return json;
    }

    private ObjectNode models() {
        ObjectNode models = JsonNodeFactory.instance.objectNode();
        EventModels.NAMES.stream()
                .filter(name -> restOverWebSocket || !REST_MODELS.contains(name))
                .forEach(name -> models.putObject(name).put("id", name).putObject("properties"));
        return models;
    }

    private static ObjectNode parameter(String name, String kind, boolean required) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("paramType", kind)
                .put("required", required)
                .put("dataType", kind.equals("body") ? "containers" : "string");
    }

    private static ObjectNode header(String version) {
        return JsonNodeFactory.instance.objectNode().put("apiVersion", "10.0.0").put("swaggerVersion", version);
    }

    private static List<Operation> operations() {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation != Operation.GET_API_DOCS)
                .toList();
    }

    private static String resourceOf(Operation operation) {
        return PathPattern.split(operation.path()).get(0);
    }
}
