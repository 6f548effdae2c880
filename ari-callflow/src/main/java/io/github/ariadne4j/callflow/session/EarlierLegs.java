package io.github.ariadne4j.callflow.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.CallTimeline;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.cdr.CdrLeg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The legs of an ended call in a session of an earlier version, derived from its dialled targets: a target without a cause still
 * existed when the call ended.
 */
final class EarlierLegs {
    private final JsonNode session;
    private final IncomingCall call;
    private final CallTimeline timeline;
    private final CallEnd end;

    EarlierLegs(JsonNode session, IncomingCall call, CallTimeline timeline, CallEnd end) {
        this.session = session;
        this.call = call;
        this.timeline = timeline;
        this.end = end;
    }

    /** Whether the last target still existed. */
    static boolean isLastTargetOpen(JsonNode session) {
        JsonNode targets = session.path("attempts");
        return !targets.isEmpty() && JsonFields.number(targets.path(targets.size() - 1), "cause") == null;
    }

    List<CdrLeg> all() {
        List<CdrLeg> legs = new ArrayList<>();
        legs.add(caller());
        for (JsonNode target : session.path("attempts")) {
            legs.add(callee(target, legs.size()));
        }
        return legs;
    }

    private CdrLeg caller() {
        LegTimes times = new LegTimes(timeline.started(), null, timeline.callerAnswered(), endOfCall());
        boolean byItself = end.by() == Party.CALLER || end.source() == EndSource.ASTERISK_LOST || isSilent();
        return new CdrLeg(LegId.CALLER, 0, LegRole.CALLER, call.channel(), null, times, ending(byItself), null);
    }

    private CdrLeg callee(JsonNode target, int place) {
        int known = target.path("number").asInt();
        int number = known > 0 ? known : session.path("attemptsBefore").asInt() + place;
        Integer cause = JsonFields.number(target, "cause");
        boolean byItself = end.by() == Party.CALLEE || (end.by() == Party.NETWORK && !isSilent());
        return new CdrLeg(
                new LegId(number),
                0,
                LegRole.CALLEE,
                channel(number),
                JsonFields.text(target, "endpoint"),
                JsonFields.times(target, "started").endedAt(endOfCall()),
                cause == null
                        ? ending(byItself)
                        : CdrLeg.End.byItself(HangupCause.of(cause), JsonFields.number(target, "sipStatus")),
                null);
    }

    /** Whether the call ended because no media came from the caller: the callee still existed then. */
    private boolean isSilent() {
        boolean calleeThere = session.path("attempts").isEmpty() || isLastTargetOpen(session);
        return end.by() == Party.NETWORK && end.source() == EndSource.EVENT && calleeThere;
    }

    /** The id that an earlier version gave to the channel of a target. */
    private ChannelId channel(int number) {
        return new ChannelId("a4j~" + JsonFields.text(session, "application") + '~' + call.id() + "~b" + number);
    }

    private CdrLeg.End ending(boolean byItself) {
        return byItself ? CdrLeg.End.byItself(end.cause(), end.sipStatus()) : CdrLeg.End.hungUp(end.cause());
    }

    private Instant endOfCall() {
        Instant known = timeline.ended();
        return known == null ? timeline.latest() : known;
    }
}
