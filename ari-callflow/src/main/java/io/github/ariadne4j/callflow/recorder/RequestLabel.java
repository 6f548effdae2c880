package io.github.ariadne4j.callflow.recorder;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The labels of requests. */
final class RequestLabel {
    /** They have the channel, which the lane shows already. */
    private static final Set<String> IDS = Set.of("app", "appArgs", "channelId", "originator", "caller", "channel");

    private RequestLabel() {}

    /** {@code POST channel/dial timeout=30}: ids are left out. */
    static String of(LadderEntry.Request request) {
        String[] parts = request.path().split("/", -1);
        StringBuilder label = new StringBuilder(request.method()).append(' ').append(subject(parts));
        for (int i = parts.length > 2 && parts[2].equals("create") ? 2 : 3; i < Math.min(parts.length, 4); i++) {
            label.append('/').append(parts[i]);
        }
        String query = text(request.query().entrySet().stream().filter(parameter -> !IDS.contains(parameter.getKey())));
        return query.isEmpty()
                ? label.toString()
                : label.append(' ').append(query).toString();
    }

    private static String subject(String[] parts) {
        String collection = parts.length > 1 ? parts[1] : "";
        return collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection;
    }

    /** The whole request, its parameters as they are meant. */
    static String all(LadderEntry.Request request) {
        String query = text(request.query().entrySet().stream());
        String line = request.method() + ' ' + request.path() + (query.isEmpty() ? "" : '?' + query);
        return request.body() == null ? line : line + '\n' + request.body();
    }

    private static String text(Stream<Map.Entry<String, String>> query) {
        return query.map(parameter -> parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining("&"));
    }
}
