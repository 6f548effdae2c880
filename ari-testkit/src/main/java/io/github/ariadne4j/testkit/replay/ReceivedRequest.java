package io.github.ariadne4j.testkit.replay;

import io.github.ariadne4j.testkit.rest.RestRequest;
import java.util.Map;
import java.util.stream.Collectors;

/** A request of the application: method, decoded path, and parameters from query, body and form. */
record ReceivedRequest(String method, String path, Map<String, String> parameters) {
    static ReceivedRequest of(RestRequest request) {
        return new ReceivedRequest(
                request.method(), Parameters.decoded(request.path()), Parameters.of(request.query(), request.body()));
    }

    boolean isQuestion() {
        return method.equals("GET");
    }

    /** Whether a client sends it to find out whether its user may write: Asterisk executes it for no user. */
    boolean isAboutWriteAccess() {
        return method.equals("DELETE") && path.equals("/asterisk/info");
    }

    @Override
    public String toString() {
        return text(method, path, parameters);
    }

    static String text(String method, String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining("&"));
        return method + ' ' + path + (query.isEmpty() ? "" : '?' + query);
    }
}
