package io.github.ariadne4j.dashboard.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call as the server sends it: its row, and its growing ladder. */
final class SampleCall {
    private static final double BEGAN = System.currentTimeMillis() - 60_000.0;

    private final Map<String, @Nullable Object> row = new LinkedHashMap<>();
    private final List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> quality = new ArrayList<>();
    private @Nullable String sipHint = "SIP messages are not received.";

    /** A connected call; calls with higher numbers began later. */
    SampleCall(int number) {
        with("id", String.format("0193a5c1-0000-8000-8000-%012d", number));
        with("caller", String.format("+33100%06d", number));
        with("dialled", String.format("+33200%06d", number));
        with("state", "connected");
        with("plan", "Connected");
        with("began", BEGAN + number);
        with("answered", BEGAN + number + 2000);
        with("ended", null);
        with("live", true);
        with("route", "carrier");
        with("asterisk", "pbx-1");
        with("disposition", null);
        with("cause", null);
        with("recovered", false);
    }

    SampleCall with(String field, @Nullable Object value) {
        row.put(field, value);
        return this;
    }

    SampleCall ended(String disposition, int cause) {
        return with("state", "ended")
                .with("live", false)
                .with("ended", BEGAN + 30_000)
                .with("disposition", disposition)
                .with("cause", cause);
    }

    String id() {
        return (String) row.get("id");
    }

    Map<String, @Nullable Object> row() {
        return row;
    }

    SampleCall entry(String kind, double at, String from, String to, String label) {
        return entry(kind, at, from, to, label, "done", label);
    }

    SampleCall entry(String kind, double at, String from, String to, String label, String outcome, String payload) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("n", entries.size());
        entry.put("kind", kind);
        entry.put("at", at);
        entry.put("absolute", BEGAN + at);
        entry.put("delta", 0);
        entry.put("from", from);
        entry.put("to", to);
        entry.put("label", label);
        entry.put("outcome", outcome);
        entry.put("took", null);
        entry.put("payload", payload);
        entries.add(entry);
        return this;
    }

    /** The answer to the last entry with this label. */
    private SampleCall answer(double at, String request, String label, String outcome) {
        Map<String, @Nullable Object> of = entries.stream()
                .filter(entry -> request.equals(entry.get("label")))
                .reduce((first, second) -> second)
                .orElseThrow();
        entry("answer", at, (String) of.get("to"), (String) of.get("from"), label, outcome, label);
        entries.get(entries.size() - 1).put("of", of.get("n"));
        return this;
    }

    /** The same with received SIP messages. */
    SampleCall sip() {
        sipHint = null;
        return this;
    }

    SampleCall quality(int leg, String title, double lossPercent, double jitterMs, double rttMs, double mos) {
        quality.add(Map.of(
                "leg",
                leg,
                "title",
                title,
                "lossPercent",
                lossPercent,
                "jitterMs",
                jitterMs,
                "rttMs",
                rttMs,
                "mos",
                mos));
        return this;
    }

    /** The ladder with the entries from this one on. */
    Map<String, @Nullable Object> ladder(int first) {
        Map<String, @Nullable Object> ladder = new LinkedHashMap<>();
        ladder.put("call", row);
        ladder.put(
                "lanes",
                List.of(
                        lane("caller", "caller", 0),
                        lane("asterisk", "Asterisk", null),
                        lane("application", "application", null),
                        lane("leg1", "leg 1", 1),
                        lane("store", "Redis", null),
                        lane("cdrs", "PostgreSQL", null)));
        ladder.put("leftOut", Map.of("entries", 0, "bytes", 0));
        ladder.put("entries", entries.subList(first, entries.size()));
        Map<String, @Nullable Object> sip = new LinkedHashMap<>();
        sip.put("on", sipHint == null);
        sip.put("hint", sipHint);
        ladder.put("sip", sip);
        ladder.put("quality", quality);
        return ladder;
    }

    int size() {
        return entries.size();
    }

    private static Map<String, @Nullable Object> lane(String key, String title, @Nullable Integer leg) {
        Map<String, @Nullable Object> lane = new LinkedHashMap<>();
        lane.put("key", key);
        lane.put("title", title);
        lane.put("leg", leg);
        return lane;
    }

    /** A basic call: A arrives, B is created, joined and dialled, answers, and hangs up. */
    SampleCall answeredLadder() {
        return ringingLadder()
                .entry("event", 2404.2, "leg1", "application", "ChannelStateChange Up")
                .entry("transition", 2404.8, "application", "application", "AnswerSeen of leg 1: Hunt -> Connected")
                .entry("request", 2405.5, "application", "caller", "POST channel/answer")
                .entry("write", 2406.0, "application", "store", "update: done in 1.1 ms")
                .answer(2415.5, "POST channel/answer", "done in 10.0 ms", "done");
    }

    SampleCall ringingLadder() {
        return entry("event", 0, "caller", "application", "StasisStart PJSIP/carrier-in-00000001", "done", START)
                .entry("write", 30.1, "application", "store", "admit: done in 2.5 ms")
                .entry("transition", 36.6, "application", "application", "Admitted: Admitting -> Hunt")
                .entry(
                        "request",
                        43.3,
                        "application",
                        "leg1",
                        "POST channel/create endpoint=PJSIP/3200@peer",
                        "done",
                        CREATE)
                .entry("request", 46.8, "application", "asterisk", "POST bridge type=mixing")
                .answer(54.8, "POST channel/create endpoint=PJSIP/3200@peer", "done in 12.3 ms", "done")
                .answer(59.1, "POST bridge type=mixing", "done in 12.4 ms", "done")
                .entry("event", 61.7, "leg1", "application", "StasisStart PJSIP/peer-00000002")
                .entry("request", 64.3, "application", "asterisk", "POST bridge/addChannel")
                .entry("request", 74.9, "application", "leg1", "POST channel/dial timeout=30")
                .answer(76.2, "POST bridge/addChannel", "done in 12.1 ms", "done")
                .answer(79.8, "POST channel/dial timeout=30", "done in 5.0 ms", "done")
                .entry("event", 104.2, "leg1", "application", "ChannelStateChange Ringing");
    }

    SampleCall endedLadder() {
        return answeredLadder()
                .entry("event", 62_100.0, "leg1", "application", "ChannelHangupRequest cause 16")
                .entry(
                        "transition",
                        62_100.3,
                        "application",
                        "application",
                        "HangupRequested of leg 1: Connected -> Releasing")
                .entry(
                        "request",
                        62_101.0,
                        "application",
                        "caller",
                        "DELETE channel reason_code=16",
                        "failed",
                        "DELETE /channels/1.1?reason_code=16")
                .answer(62_105.0, "DELETE channel reason_code=16", "404 in 4.0 ms", "failed")
                .entry("event", 62_115.0, "leg1", "application", "ChannelDestroyed cause 16")
                .entry("event", 62_125.0, "caller", "application", "ChannelDestroyed cause 16")
                .entry("request", 62_126.0, "application", "asterisk", "DELETE bridge")
                .answer(62_136.0, "DELETE bridge", "done in 10.0 ms", "done")
                .entry("write", 62_137.0, "application", "store", "end: done in 1.4 ms")
                .entry("write", 62_141.0, "application", "cdrs", "CDR: done in 3.1 ms");
    }

    private static final String START =
            "{\"type\":\"StasisStart\",\"application\":\"b2bua\",\"channel\":{\"id\":\"1.1\",\"state\":\"Ring\"}}";
    private static final String CREATE =
            "POST /channels/create?endpoint=PJSIP/3200@peer&app=b2bua&channelId=b2bua.1\n{\"variables\":{\"X\":\"1\"}}";
}
