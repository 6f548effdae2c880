package io.github.ariadne4j.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application that counts the received events by type, and keeps none. */
final class Onlooker implements AutoCloseable, WebSocket.Listener {
    private static final Pattern TYPE = Pattern.compile("\"type\":\"(\\w+)\"");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private Onlooker(AriSimulator asterisk, String application) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", AriProbe.basic(asterisk.username(), asterisk.password()))
                .buildAsync(URI.create(AriProbe.events(asterisk) + "?app=" + application), this)
                .join();
        asterisk.awaitApplication(application);
    }

    static Onlooker of(AriSimulator asterisk, String application) {
        return new Onlooker(asterisk, application);
    }

    long count(String type) {
        return counts.getOrDefault(type, new LongAdder()).sum();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            Matcher type = TYPE.matcher(partial);
            if (type.find()) {
                counts.computeIfAbsent(type.group(1), any -> new LongAdder()).increment();
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
