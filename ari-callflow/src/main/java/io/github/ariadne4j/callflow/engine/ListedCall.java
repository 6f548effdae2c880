package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.leg.Leg;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.leg.LegRole;
import io.github.ariadne4j.callflow.leg.LegState;
import io.github.ariadne4j.callflow.model.CallCounters;
import io.github.ariadne4j.callflow.model.CallFacts;
import io.github.ariadne4j.callflow.model.CallModel;
import io.github.ariadne4j.callflow.model.CallPlan;
import io.github.ariadne4j.callflow.model.CallTimes;
import io.github.ariadne4j.callflow.model.FlowData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A call of which no session tells, as far as Asterisk's lists alone show it. */
final class ListedCall {
    /** The record says that its times are those of the channel. */
    private static final Map<String, String> NOTES = Map.of("rebuilt", "its session was lost");

    private final CallFacts facts;
    private final AsteriskView view;
    private final SortedMap<LegId, Channel> legs;

    ListedCall(CallFacts facts, AsteriskView view, SortedMap<LegId, Channel> legs) {
        this.facts = facts;
        this.view = view;
        this.legs = legs;
    }

    /** The call as it would have been written: its parties talk if both of them are answered, and the callee is in a bridge. */
    CallModel model(Instant started) {
        boolean answered = isUp(view.channels().get(facts.call().channel()));
        LegId callee = answered ? answeredLeg() : null;
        return new CallModel(
                facts,
                CallCounters.FIRST,
                times(started, answered, callee != null),
                List.of(caller(answered)),
                List.of(),
                List.of(),
                new FlowData(Map.of(), NOTES, false),
                callee == null ? new CallPlan.InFlow() : CallPlan.Connected.handedOver(callee));
    }

    private Leg caller(boolean answered) {
        ChannelId channel = facts.call().channel();
        LegState state = answered ? LegState.ANSWERED : LegState.IN_STASIS;
        return Leg.stored(LegId.CALLER, LegRole.CALLER, channel, List.of(), false, null, state, null);
    }

    private CallTimes times(Instant started, boolean answered, boolean connected) {
        Instant now = view.at();
        LegTimes caller = new LegTimes(started, null, answered ? now : null, null);
        Instant latest = now.isAfter(started) ? now : started;
        return new CallTimes(
                started, connected ? latest : null, null, latest, List.of(new CallTimes.OfLeg(LegId.CALLER, caller)));
    }

    private @Nullable LegId answeredLeg() {
        LegId last = null;
        for (Map.Entry<LegId, Channel> leg : legs.entrySet()) {
            if (isUp(leg.getValue()) && isBridged(leg.getValue().id())) {
                last = leg.getKey();
            }
        }
        return last;
    }

    /** One that is in none may be asked whether it takes the call. */
    private boolean isBridged(ChannelId channel) {
        return view.bridges().values().stream()
                .anyMatch(ours -> ours.bridge().channels().contains(channel));
    }

    private static boolean isUp(@Nullable Channel channel) {
        return channel != null && channel.state() == ChannelState.UP;
    }
}
