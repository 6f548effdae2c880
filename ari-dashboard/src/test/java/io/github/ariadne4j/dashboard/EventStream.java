package io.github.ariadne4j.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client of server-sent events that records all events. */
final class EventStream implements AutoCloseable {
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ended;
    private final CompletableFuture<HttpResponse<Stream<String>>> response;

    record Event(String name, JsonNode data) {}

    EventStream(HttpClient http, URI uri) {
        response = http.sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines());
        ended = response.thenAcceptAsync(answer -> read(answer.body()), task -> {
            Thread reader = new Thread(task, "event-stream");
            reader.setDaemon(true);
            reader.start();
        });
    }

    private void read(Stream<String> lines) {
        String[] name = {""};
        lines.forEach(line -> {
            if (line.startsWith("event: ")) {
                name[0] = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                events.add(new Event(name[0], RunningDashboard.parsed(line.substring("data: ".length()))));
            }
        });
    }

    int status() {
        return response.join().statusCode();
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    List<JsonNode> all(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .toList();
    }

    @Override
    public void close() {
        response.thenAccept(answer -> answer.body().close());
        response.cancel(true);
    }
}
