package io.github.ariadne4j.testkit.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.ariadne4j.testkit.state.RequestRefused;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param status the HTTP status
 * @param reason the reason phrase
 * @param body the JSON text, empty if none
 */
public record RestResponse(int status, String reason, String body) {
    /** 101. */
    public static final int SWITCHING_PROTOCOLS = 101;

    private static final Map<Integer, String> REASONS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            409, "Conflict",
            412, "Precondition Failed",
            422, "Unprocessable Entity",
            500, "Internal Server Error",
            503, "Service Unavailable");

    /** 101: the connection becomes an event socket. */
    public static RestResponse switchingProtocols() {
        return new RestResponse(SWITCHING_PROTOCOLS, "Switching Protocols", "");
    }

    /** 200 with a value; a missing node is an empty body. */
    public static RestResponse ok(JsonNode body) {
        return new RestResponse(200, "OK", body.isMissingNode() ? "" : body.toString());
    }

    /** 201 with the created object. */
    public static RestResponse created(JsonNode body) {
        return new RestResponse(201, "Created", body.toString());
    }

    /** 204: executed or queued. */
    public static RestResponse noContent() {
        return new RestResponse(204, "No Content", "");
    }

    /** An error with a {@code message} in its body. */
    public static RestResponse failure(int status, String message) {
        return new RestResponse(status, REASONS.getOrDefault(status, "Failure"), bodyOf("message", message));
    }

    /** The response of a fault with this status, with the body that Asterisk usually sends with it. */
    public static RestResponse ofStatus(int status) {
        return switch (status) {
            case 200 -> ok(MissingNode.getInstance());
            case 404 -> failure(404, "Channel not found");
            case 409 -> failure(409, "Channel not in Stasis application");
            case 412 -> failure(412, "Channel in invalid state");
            case 422 -> failure(422, "Channel not in Stasis application");
            case 500 -> new RestResponse(500, "Internal Server Error", bodyOf("error", "Allocation failed"));
            case 503 -> failure(503, "Asterisk not booted");
            default -> failure(status, REASONS.getOrDefault(status, "Simulated failure"));
        };
    }

    /** The response to a refused request. */
    public static RestResponse refused(RequestRefused refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (message.isEmpty()) {
            return new RestResponse(refusal.status(), refusal.reason(), "");
        }
        return new RestResponse(refusal.status(), refusal.reason(), bodyOf(refusal.key(), message));
    }

    private static String bodyOf(String key, String text) {
        return JsonNodeFactory.instance.objectNode().put(key, text).toString();
    }
}
