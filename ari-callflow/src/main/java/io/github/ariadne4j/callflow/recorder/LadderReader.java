package io.github.ariadne4j.callflow.recorder;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.hep.RtcpStore;
import io.github.ariadne4j.ari.hep.SipMessageStore;
import io.github.ariadne4j.ari.hep.SipTrace;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.ChannelNames;
import io.github.ariadne4j.callflow.recorder.log.KeptEntry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a ladder of a kept call: here texts are read, on the thread that asks. */
final class LadderReader {
    private static final String PREFIX = "/ari";

    /** Signals of a fault. */
    private static final Set<String> FAULTS = Set.of("ServerLost", "NotFound", "EndOfSilence");

    private final KeptCall.Copy keptCall;
    private final List<KeptEntry> beginning;
    private final List<KeptEntry> end;
    private final CallChannels seen = new CallChannels();
    private final Map<Long, KeptEntry.Answer> answers = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<Lane.Kind, Lane> stores = new EnumMap<>(Lane.Kind.class);
    private final List<LadderEntry> entries = new ArrayList<>();
    private String application = "";
    private String asterisk = "";

    private LadderReader(KeptCall.Copy keptCall) {
        this.keptCall = keptCall;
        this.beginning = keptCall.beginning().read();
        this.end = keptCall.end().read();
    }

    /**
     * Reads it.
     *
     * @param sip null: no SIP messages are received
     * @param rtcp null: nor are RTCP reports
     */
    static RecordedCall read(KeptCall.Copy keptCall, @Nullable SipMessageStore sip, @Nullable RtcpStore rtcp) {
        return new LadderReader(keptCall).call(sip, rtcp);
    }

    private RecordedCall call(@Nullable SipMessageStore sip, @Nullable RtcpStore rtcp) {
        int afterGap = beginning.size() + keptCall.leftOut().entries();
        findAnswers(beginning, 0);
        findAnswers(end, afterGap);
        findStores(beginning);
        findStores(end);
        addAll(beginning, 0);
        if (!keptCall.leftOut().isNothing()) {
            entries.add(new LadderEntry.Gap(afterGap - 1, timeOfGap(), keptCall.leftOut()));
        }
        addAll(end, afterGap);
        List<CallChannel> channels = seen.in(this::laneOf);
        RecordedCall call = sip == null ? recorded(channels, SipCapture.off(), entries) : withSip(channels, sip);
        return rtcp == null ? call : call.withQuality(MediaReports.of(channels, call.entries(), rtcp));
    }

    private RecordedCall withSip(List<CallChannel> channels, SipMessageStore sip) {
        SipTrace trace = sip.trace(channels.stream().map(CallChannel::callId).toList());
        List<LadderEntry> messages =
                SipLadder.of(channels, trace, keptCall.summary().began(), keptCall.until());
        List<LadderEntry> all = new ArrayList<>(messages);
        all.addAll(entries);
        all.sort(Comparator.comparing(LadderEntry::at));
        return recorded(channels, SipCapture.of(messages.size(), trace.omitted()), all);
    }

    private RecordedCall recorded(List<CallChannel> channels, SipCapture sip, List<LadderEntry> all) {
        return new RecordedCall(
                keptCall.summary(),
                application,
                asterisk,
                keptCall.leftOut(),
                keptCall.hunt(),
                channels,
                sip,
                List.of(),
                all);
    }

    private Duration timeOfGap() {
        return entries.isEmpty()
                ? Duration.ZERO
                : entries.get(entries.size() - 1).at();
    }

    private void findAnswers(List<KeptEntry> kept, int first) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i) instanceof KeptEntry.Answer answer) {
                answers.put(answer.number(), answer);
                numbers.put(answer.number(), first + i);
            }
        }
    }

    /** The name of a store may become known with a later write; it is one lane. */
    private void findStores(List<KeptEntry> kept) {
        for (KeptEntry entry : kept) {
            if (entry instanceof KeptEntry.Write write) {
                Lane.Kind kind = kindOf(write);
                stores.put(kind, new Lane(kind, null, write.store()));
            }
        }
    }

    private static Lane.Kind kindOf(KeptEntry.Write write) {
        return write.isOfRecord() ? Lane.Kind.CDRS : Lane.Kind.STORE;
    }

    private void addAll(List<KeptEntry> kept, int first) {
        for (int i = 0; i < kept.size(); i++) {
            LadderEntry entry = entry(first + i, kept.get(i));
            if (entry != null) {
                entries.add(entry);
            }
        }
    }

    private @Nullable LadderEntry entry(int number, KeptEntry kept) {
        Duration at = at(kept);
        if (kept instanceof KeptEntry.Event event) {
            return event(number, at, event);
        }
        if (kept instanceof KeptEntry.Step step) {
            return transition(number, at, step);
        }
        if (kept instanceof KeptEntry.Request request) {
            return request(number, at, request);
        }
        return kept instanceof KeptEntry.Write write ? write(number, at, write) : null;
    }

    private LadderEntry write(int number, Duration at, KeptEntry.Write write) {
        Lane to = Objects.requireNonNull(stores.get(kindOf(write)));
        return new LadderEntry.StoreWrite(
                number, at, to, write.operation(), Duration.ofNanos(write.took()), write.failure());
    }

    private Duration at(KeptEntry kept) {
        return Duration.ofNanos(Math.max(0, kept.nanos() - keptCall.beganNanos()));
    }

    private LadderEntry event(int number, Duration at, KeptEntry.Event event) {
        String text = event.json().text();
        JsonNode json = EventLabels.parsed(text);
        if (application.isEmpty()) {
            application = json.path("application").asText();
            asterisk = json.path("asterisk_id").asText();
        }
        seen.look(event.type(), json);
        Lane from = event.channel() == null ? Lane.ASTERISK : laneOf(event.channel());
        return new LadderEntry.Event(number, at, from, event.type(), EventLabels.of(event.type(), json), text);
    }

    private Lane laneOf(String channel) {
        IncomingCall facts = keptCall.facts();
        if (facts == null || isCaller(facts, channel)) {
            return Lane.CALLER;
        }
        LegId replacing = keptCall.replacements().get(channel);
        if (replacing != null) {
            return Lane.of(replacing);
        }
        LegId leg = ChannelNames.legOf(channel);
        return leg == null ? Lane.ASTERISK : Lane.of(leg);
    }

    private static boolean isCaller(IncomingCall call, String channel) {
        return !call.isOutbound() && call.channel().value().equals(channel);
    }

    private static LadderEntry transition(int number, Duration at, KeptEntry.Step step) {
        String signal = step.what().getSimpleName();
        Enum<?> detail = step.detail();
        return new LadderEntry.Transition(
                number,
                at,
                detail == null ? signal : signal + ' ' + detail,
                aboutOf(step),
                step.before().getSimpleName(),
                step.after().getSimpleName(),
                detail != null || FAULTS.contains(signal));
    }

    private static String aboutOf(KeptEntry.Step step) {
        return switch (step.what().getPackageName().replaceAll(".*\\.", "")) {
            case "leg" -> Lane.of(new LegId(step.about())).title();
            case "bridge" -> "bridge " + step.about();
            default -> "";
        };
    }

    private LadderEntry request(int number, Duration at, KeptEntry.Request request) {
        String[] lines = request.text().split("\n", 2);
        int space = lines[0].indexOf(' ');
        String[] target = lines[0].substring(space + 1).split("\\?", 2);
        String path = target[0].startsWith(PREFIX) ? target[0].substring(PREFIX.length()) : target[0];
        Map<String, String> query = target.length == 1 ? Map.of() : query(target[1]);
        return new LadderEntry.Request(
                number,
                at,
                laneOf(path, query),
                lines[0].substring(0, space),
                path,
                query,
                lines.length == 1 ? null : lines[1],
                answerTo(request.number()));
    }

    private Lane laneOf(String path, Map<String, String> query) {
        String[] parts = path.split("/", -1);
        if (parts.length < 3 || !parts[1].equals("channels")) {
            return Lane.ASTERISK;
        }
        return laneOf(parts[2].equals("create") ? query.getOrDefault("channelId", "") : decoded(parts[2]));
    }

    private LadderEntry.@Nullable Answer answerTo(long request) {
        KeptEntry.Answer answer = answers.get(request);
        return answer == null
                ? null
                : new LadderEntry.Answer(
                        numbers.getOrDefault(request, 0),
                        at(answer),
                        Duration.ofNanos(answer.took()),
                        answer.status(),
                        answer.failure());
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String parameter : text.split("&", -1)) {
            int equals = parameter.indexOf('=');
            query.put(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
