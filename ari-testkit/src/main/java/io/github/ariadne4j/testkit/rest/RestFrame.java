package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text frame from a client on its event socket: one {@code RESTRequest} as a JSON object. The path and the query in its {@code uri}
 * are percent-decoded, its {@code query_strings} are taken as they are; of a repeated parameter the last value counts. Immutable.
 */
public final class RestFrame {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD");
    private static final Set<String> CONTENT_TYPES = Set.of("application/json", "application/x-www-form-urlencoded");
    /** Asterisk's JSON reader refuses texts with a NUL in them. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

    private final JsonNode json;

    private RestFrame(JsonNode json) {
        this.json = json;
    }

    /** Reads a frame; one that is not JSON is refused by {@link #request}. */
    public static RestFrame of(String text) {
        try {
            return new RestFrame(NUL.matcher(text).find() ? MissingNode.getInstance() : MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return new RestFrame(MissingNode.getInstance());
        }
    }

    /**
     * The request in the frame. It has no headers; the user is that of the request that opened the socket.
     *
     * @throws RequestRefused with the status and the text that Asterisk answers to a malformed frame
     */
    public RestRequest request(RestRequest upgrade) {
        String uri = requireUri();
        String path = "/" + beforeQuery(uri);
        String method = text("method");
        if (!METHODS.contains(method)) {
            throw RequestRefused.badRequest("Unknown or missing 'method' property.");
        }
        if (method.equals("GET") && path.equals("/events")) {
            throw RequestRefused.badRequest("Can't upgrade to websocket from a websocket");
        }
        Map<String, String> query = queryOf(uri);
        if (upgrade.query().containsKey("api_key")) {
            query.put("api_key", upgrade.query().get("api_key"));
        }
        String body = text("message_body");
        String contentType = body.isEmpty() ? "" : requireContentType();
        return new RestRequest(
                method, path, query, contentType, body, upgrade.authorization(), "", Transport.WEBSOCKET);
    }

    /** The event that answers the frame, without the fields that every event has. */
    public ObjectNode answer(RestResponse response) {
        boolean understood = text("type").equals("RESTRequest");
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("type", "RESTResponse")
                .put("transaction_id", text("transaction_id"))
                .put("request_id", text("request_id"))
                .put("status_code", response.status())
                .put("reason_phrase", response.reason())
                .put("uri", understood ? beforeQuery(text("uri")) : "");
        if (!response.body().isEmpty()) {
            answer.put("content_type", "application/json").put("message_body", response.body());
        }
        return answer;
    }

    private String requireUri() {
        if (json.isMissingNode()) {
            throw RequestRefused.unreadable();
        }
        String type = text("type");
        if (type.isEmpty()) {
            throw RequestRefused.badRequest("No 'type' property.");
        }
        if (!type.equals("RESTRequest")) {
            throw RequestRefused.badRequest("Unknown request type.");
        }
        String uri = text("uri");
        if (uri.isEmpty()) {
            throw RequestRefused.badRequest("Empty or missing 'uri' property.");
        }
        return uri;
    }

    private Map<String, String> queryOf(String uri) {
        int mark = uri.indexOf('?');
        Map<String, String> query = mark < 0 ? new HashMap<>() : FormData.parse(uri.substring(mark + 1));
        for (JsonNode pair : json.path("query_strings")) {
            if (!pair.path("name").isTextual() || !pair.path("value").isTextual()) {
                throw RequestRefused.badRequest("Unable to parse 'query_strings' array.");
            }
            query.put(pair.path("name").textValue(), pair.path("value").textValue());
        }
        return query;
    }

    private String requireContentType() {
        String contentType = text("content_type");
        if (contentType.isEmpty()) {
            throw RequestRefused.badRequest("No 'content_type' for 'message_body'.");
        }
        if (!CONTENT_TYPES.contains(contentType)) {
            throw RequestRefused.badRequest("Unknown content type.");
        }
        return contentType;
    }

    /** A text member; a member of another type counts as absent. */
    private String text(String name) {
        JsonNode value = json.path(name);
        return value.isTextual() ? value.textValue() : "";
    }

    private static String beforeQuery(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? uri : uri.substring(0, mark);
    }
}
