package io.github.ariadne4j.callflow.recorder;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.callflow.recorder.mask.NumberMasks;
import io.github.ariadne4j.callflow.recorder.mask.SipMasks;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recorded call without numbers. */
final class MaskedCall {
    private final RecordedCall call;
    private final NumberMasks masks = new NumberMasks();
    private final SipMasks sipMasks = new SipMasks(masks);

    MaskedCall(RecordedCall call) {
        this.call = call;
    }

    RecordedCall masked() {
        HuntPlan hunt = call.hunt();
        return new RecordedCall(
                call.summary().masked(masks),
                call.application(),
                call.asterisk(),
                call.leftOut(),
                hunt == null ? null : masked(hunt),
                call.channels(),
                call.sip(),
                call.quality(),
                call.entries().stream().map(this::masked).toList());
    }

    private LadderEntry masked(LadderEntry entry) {
        if (entry instanceof LadderEntry.Event event) {
            return event(event);
        }
        if (entry instanceof LadderEntry.Request request) {
            return request(request);
        }
        if (entry instanceof LadderEntry.SipMessage sip) {
            return new LadderEntry.SipMessage(
                    sip.number(), sip.at(), sip.from(), sip.to(), sipMasks.masked(sip.message()), sip.sentBefore());
        }
        return entry instanceof LadderEntry.StoreWrite write
                ? new LadderEntry.StoreWrite(
                        write.number(),
                        write.at(),
                        write.to(),
                        write.operation(),
                        write.took(),
                        message(write.failure()))
                : entry;
    }

    private LadderEntry event(LadderEntry.Event event) {
        JsonNode json = masks.all(EventLabels.parsed(event.payload()));
        return new LadderEntry.Event(
                event.number(),
                event.at(),
                event.from(),
                event.type(),
                EventLabels.of(event.type(), json),
                json.isMissingNode() ? "" : json.toString());
    }

    private LadderEntry request(LadderEntry.Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        String variable = request.query().getOrDefault("variable", "value");
        request.query()
                .forEach((name, value) -> query.put(name, masks.text(name.equals("value") ? variable : name, value)));
        String body = request.body();
        return new LadderEntry.Request(
                request.number(),
                request.at(),
                request.to(),
                request.method(),
                masks.text("path", request.path()),
                query,
                body == null ? null : body(body),
                answer(request.answer()));
    }

    private String body(String body) {
        JsonNode json = EventLabels.parsed(body);
        return json.isMissingNode() ? masks.text("body", body) : masks.all(json).toString();
    }

    private LadderEntry.@Nullable Answer answer(LadderEntry.@Nullable Answer answer) {
        return answer == null
                ? null
                : new LadderEntry.Answer(
                        answer.number(), answer.at(), answer.took(), answer.status(), message(answer.failure()));
    }

    private @Nullable String message(@Nullable String failure) {
        return failure == null ? null : masks.text("message", failure);
    }

    /** Null if a target with masks is none. */
    private @Nullable HuntPlan masked(HuntPlan hunt) {
        List<HuntPlan.Round> rounds = new ArrayList<>();
        try {
            for (HuntPlan.Round round : hunt.rounds()) {
                rounds.add(new HuntPlan.Round(round.offers().stream()
                        .map(offer ->
                                new HuntPlan.Offer(masked(offer.target()), offer.startAfter(), offer.progressWithin()))
                        .toList()));
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        return new HuntPlan(rounds, hunt.ringback(), hunt.failOver(), hunt.longestTalk());
    }

    private DialTarget masked(DialTarget target) {
        return DialTarget.parse(masks.text("endpoint", target.endpoint()))
                .ringFor(target.ringFor())
                .with(masked(target.options()));
    }

    /** By the names that the parts have in the request that creates the channel, whose masks are the same. */
    private DialOptions masked(DialOptions options) {
        OutboundCallerId callerId = options.callerId();
        String account = options.account();
        Map<String, String> headers = new LinkedHashMap<>();
        options.headers()
                .forEach((name, value) -> headers.put(name, masks.text("PJSIP_HEADER(add," + name + ')', value)));
        Map<String, String> variables = new LinkedHashMap<>();
        options.variables().forEach((name, value) -> variables.put(name, masks.text(name, value)));
        return new DialOptions(
                callerId == null ? null : masked(callerId),
                headers,
                options.copiedHeaders(),
                account == null ? null : masks.text("CHANNEL(accountcode)", account),
                options.codecs(),
                variables);
    }

    private OutboundCallerId masked(OutboundCallerId callerId) {
        return new OutboundCallerId(
                masks.text("CONNECTEDLINE(priv-num,i)", callerId.number()),
                masks.text("CONNECTEDLINE(priv-name,i)", callerId.name()),
                callerId.presentation());
    }
}
