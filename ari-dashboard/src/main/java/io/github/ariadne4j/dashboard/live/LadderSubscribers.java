package io.github.ariadne4j.dashboard.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.recorder.CallRecorder;
import io.github.ariadne4j.callflow.recorder.CallSummary;
import io.github.ariadne4j.callflow.recorder.LadderEntry;
import io.github.ariadne4j.callflow.recorder.Lane;
import io.github.ariadne4j.callflow.recorder.RecordedCall;
import io.github.ariadne4j.dashboard.http.ResponseStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The clients that follow one call in one number view. */
final class LadderSubscribers {
    /** Time for SIP messages that are received after the end. */
    private static final int QUIET_TICKS_AT_THE_END = 4;

    /** Time for the CDR, which waits for its batch. */
    private static final int QUIET_TICKS_WITHOUT_CDR = 10;

    /** Interval of comments on an idle stream: both sides detect a lost connection. */
    private static final int TICKS_PER_SIGN = 10;

    /** Interval of checks for SIP messages, which do not change the recorded call. */
    private static final int TICKS_PER_LOOK = 4;

    private final CallId id;
    private final NumberPresentation presentation;
    private final List<ResponseStream> clients = new ArrayList<>();
    private final List<ResponseStream> joining = new ArrayList<>();
    private final Set<Integer> sent = new HashSet<>();
    private Set<Integer> pending = Set.of();
    private int entries = -1;
    private boolean live = true;
    private boolean recorded;
    private int quietTicks;
    private long ticks;

    LadderSubscribers(CallId id, NumberPresentation presentation) {
        this.id = id;
        this.presentation = presentation;
    }

    void join(ResponseStream client) {
        joining.add(client);
    }

    int size() {
        return clients.size() + joining.size();
    }

    /** Sends new entries; returns whether the group is still needed. */
    boolean tick(CallRecorder recorder) {
        Optional<CallSummary> now = recorder.summary(id);
        boolean changed =
                now.isPresent() && (now.get().entries() != entries || now.get().live() != live);
        if (changed || !joining.isEmpty() || ticks % TICKS_PER_LOOK == 0) {
            recorder.call(id).ifPresent(call -> send(presentation.of(call)));
        }
        if (++ticks % TICKS_PER_SIGN == 0) {
            clients.removeIf(client -> !client.send(ServerSentEvent.NOTHING));
        }
        quietTicks = changed || (live && now.isPresent()) ? 0 : quietTicks + 1;
        if (now.isEmpty() || quietTicks >= (recorded ? QUIET_TICKS_AT_THE_END : QUIET_TICKS_WITHOUT_CDR)) {
            clients.forEach(ResponseStream::end);
            joining.forEach(ResponseStream::end);
            return false;
        }
        return size() > 0;
    }

    private void send(RecordedCall call) {
        entries = call.summary().entries();
        boolean hasEnded = live && !call.summary().live();
        live = call.summary().live();
        recorded = call.entries().stream().anyMatch(entry -> entry.to().kind() == Lane.Kind.CDRS);
        Set<Integer> answeredNow = new HashSet<>(pending);
        pending = pendingOf(call);
        answeredNow.removeAll(pending);
        ObjectNode news = LadderJson.of(call, n -> !sent.contains(n) || answeredNow.contains(n));
        if (!clients.isEmpty() && (hasEnded || !news.path("entries").isEmpty())) {
            byte[] event = event(news);
            clients.removeIf(client -> !client.send(event));
        }
        ObjectNode all = joining.isEmpty() ? news : LadderJson.of(call);
        all.path("entries").forEach(entry -> sent.add(entry.path("n").asInt()));
        if (!joining.isEmpty()) {
            byte[] first = event(all);
            joining.removeIf(client -> !client.send(first));
            clients.addAll(joining);
            joining.clear();
        }
    }

    private static byte[] event(ObjectNode ladder) {
        return ServerSentEvent.of("ladder", ladder);
    }

    private static Set<Integer> pendingOf(RecordedCall call) {
        Set<Integer> all = new HashSet<>();
        for (LadderEntry entry : call.entries()) {
            if (entry.outcome() == LadderEntry.Outcome.PENDING) {
                all.add(entry.number());
            }
        }
        return all;
    }

    void end() {
        joining.forEach(client -> client.send(ServerSentEvent.END));
        clients.forEach(client -> client.send(ServerSentEvent.END));
        joining.forEach(ResponseStream::end);
        clients.forEach(ResponseStream::end);
    }
}
