package io.github.ariadne4j.testkit.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.testkit.conformance.RawAri;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A minimal B2BUA: it creates B for A, bridges both, and dials B; the end of one ends everything. */
final class TinyB2bua implements AutoCloseable {
    private final ExecutorService calls = Executors.newSingleThreadExecutor();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final Map<String, String> otherLeg = new ConcurrentHashMap<>();
    private final Map<String, String> bridgeOf = new ConcurrentHashMap<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final RawAri ari;

    TinyB2bua(URI asterisk, String username, String password) {
        ari = RawAri.connect(asterisk, username, password, event -> calls.execute(() -> onEvent(event)));
        statuses.add(ari.ask("GET", "asterisk/ping"));
        connected.countDown();
    }

    /** The statuses of all requests, in the order of the answers. */
    List<Integer> statuses() {
        return statuses;
    }

    private void onEvent(JsonNode event) {
        awaitConnected();
        String channel = event.at("/channel/id").asText();
        switch (event.path("type").asText()) {
            case "StasisStart" ->
                onStart(channel, event.at("/channel/dialplan/exten").asText());
            case "StasisEnd" -> onEnd(channel);
            default -> {}
        }
    }

    private void onStart(String channel, String exten) {
        String a = otherLeg.get(channel);
        if (a != null) {
            bridge(a, channel);
            return;
        }
        String b = UUID.randomUUID().toString();
        otherLeg.put(b, channel);
        otherLeg.put(channel, b);
        ask(
                "POST",
                "channels/create?endpoint=PJSIP/" + exten + "@p&app=b2bua&channelId=" + b + "&originator=" + channel);
    }

    private void bridge(String a, String b) {
        String bridge = UUID.randomUUID().toString();
        bridgeOf.put(a, bridge);
        bridgeOf.put(b, bridge);
        ask("POST", "bridges/" + bridge + "?type=mixing");
        ask("POST", "bridges/" + bridge + "/addChannel?channel=" + a + ',' + b);
        ask("POST", "channels/" + b + "/dial?caller=" + a + "&timeout=30");
    }

    private void onEnd(String channel) {
        String other = otherLeg.remove(channel);
        if (other != null) {
            otherLeg.remove(other);
            ask("DELETE", "channels/" + other + "?reason=normal");
            ask("DELETE", "bridges/" + bridgeOf.get(channel));
        }
    }

    private void ask(String method, String uri) {
        statuses.add(ari.ask(method, uri));
    }

    private void awaitConnected() {
        try {
            connected.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ari.close();
        calls.shutdownNow();
    }
}
