package io.github.ariadne4j.testkit.rest;

import java.util.Map;

/**
 * A request as it was received.
 *
 * @param method the HTTP method
 * @param path the path below {@code /ari}, for example {@code /channels/b-1/dial}, not decoded
 * @param query the decoded query
 * @param contentType the content type of the body, empty if none
 * @param body the body, empty if none
 * @param authorization the {@code Authorization} header, empty if none
 * @param host the {@code Host} header, empty if none
 * @param transport its transport
 */
public record RestRequest(
        String method,
        String path,
        Map<String, String> query,
        String contentType,
        String body,
        String authorization,
        String host,
        Transport transport) {
    /** Copies the query. */
    public RestRequest {
        query = Map.copyOf(query);
    }
}
