package com.example.flows.demo;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.bus.EventLane;
import io.github.ariadne4j.ari.bus.EventSelector;
import io.github.ariadne4j.ari.event.ChannelDestroyed;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelEnteredBridge;
import io.github.ariadne4j.ari.event.ChannelStateChange;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.PlaybackStarted;
import io.github.ariadne4j.ari.event.RecordingFinished;
import io.github.ariadne4j.ari.event.RecordingStarted;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.CallEngineListener;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.observer.CallObserver;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Prints the actions of callers and callees, the media that they hear, and the records of ended calls. Any thread. */
final class EventPrinter implements CallEngineListener, CallObserver {
    private final Map<ChannelId, String> parties = new ConcurrentHashMap<>();
    private final Map<CallId, String> callers = new ConcurrentHashMap<>();
    private final long began = System.nanoTime();
    private final CountDownLatch calls;

    EventPrinter(int calls) {
        this.calls = new CountDownLatch(calls);
    }

    boolean awaitCalls(Duration atMost) throws InterruptedException {
        return calls.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    void listenTo(AriClient ari) {
        EventLane lane = ari.events().lane("event-printer");
        lane.subscribe(EventSelector.of(ChannelStateChange.class), this::onState);
        lane.subscribe(EventSelector.of(PlaybackStarted.class), this::onPlayback);
        lane.subscribe(
                EventSelector.of(ChannelDtmfReceived.class), event -> say(event.channel(), "presses " + event.digit()));
        lane.subscribe(EventSelector.of(DialEvent.class), this::onDial);
        lane.subscribe(
                EventSelector.of(RecordingStarted.class),
                event -> say(targetOf(event.recording().targetUri()), "is recorded"));
        lane.subscribe(
                EventSelector.of(RecordingFinished.class),
                event -> say(
                        targetOf(event.recording().targetUri()),
                        "was recorded: " + event.recording().name() + '.'
                                + event.recording().format()));
        lane.subscribe(EventSelector.of(ChannelEnteredBridge.class), event -> say(event.channel(), "joins the bridge"));
        lane.subscribe(
                EventSelector.of(ChannelDestroyed.class),
                event -> say(event.channel(), "is gone, cause " + event.cause().code()));
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public void onStarted(IncomingCall call) {
        String caller = (call.isOutbound() ? "outbound " : "caller ") + (callers.size() + 1);
        callers.put(call.id(), caller);
        parties.put(call.channel(), caller);
        say(caller, (call.isOutbound() ? "is called: " : "calls ") + call.dialled());
    }

    @Override
    public void onRequest(CallId call, long number, Supplier<String> text) {
        String request = text.get();
        String caller = callers.getOrDefault(call, "caller");
        if (request.startsWith("POST") && request.contains("/moh")) {
            say(caller, "hears music on hold");
        } else if (request.contains("/recordings/") && request.contains("/pause")) {
            say(caller, request.startsWith("POST") ? "pauses the recording" : "has the recording go on");
        }
    }

    @Override
    public void onEnded(CallDetailRecord cdr) {
        say(
                callers.getOrDefault(cdr.callId(), "caller"),
                "CDR: " + cdr.disposition() + ", cause " + cdr.end().cause().code() + ", ended by "
                        + cdr.end().by() + ", " + seconds(cdr.timeline().duration()) + " s long, "
                        + seconds(cdr.billable()) + " s billable"
                        + (cdr.custom().isEmpty() ? "" : ", " + cdr.custom()));
        for (CdrLeg leg : cdr.attempts()) {
            say(String.valueOf(leg.target()), "CDR: leg " + leg.number() + ", cause " + leg.cause());
        }
        calls.countDown();
    }

    private void onState(ChannelStateChange event) {
        String party = nameOf(event.channel());
        if (callers.containsValue(party)) {
            say(party, "is " + event.channel().state().name().toLowerCase(Locale.ROOT));
        }
    }

    private void onPlayback(PlaybackStarted event) {
        say(targetOf(event.playback().targetUri()), "hears " + event.playback().mediaUri());
    }

    private void onDial(DialEvent event) {
        if (event.dialStatus().isEmpty()) {
            parties.putIfAbsent(event.peer().id(), event.dialString());
        } else {
            say(event.peer(), "dial status " + event.dialStatus());
        }
    }

    private String targetOf(String uri) {
        ChannelId channel = new ChannelId(uri.substring(uri.indexOf(':') + 1));
        return uri.startsWith("bridge:") ? "the talk" : parties.getOrDefault(channel, uri);
    }

    private String nameOf(Channel channel) {
        return parties.getOrDefault(channel.id(), channel.name());
    }

    private void say(Channel channel, String what) {
        say(nameOf(channel), what);
    }

    void say(String party, String what) {
        System.out.printf(Locale.ROOT, "%6.1f s  %-24s %s%n", (System.nanoTime() - began) / 1e9, party, what);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
    }
}
