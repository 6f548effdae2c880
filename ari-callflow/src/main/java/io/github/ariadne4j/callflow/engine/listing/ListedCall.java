package io.github.ariadne4j.callflow.engine.listing;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.call.CallEnd;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndReason;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.call.LegTimes;
import io.github.ariadne4j.callflow.call.Party;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A call without a session, as far as Asterisk's lists alone show it. */
public final class ListedCall {
    /** The CDR notes that its times are those of the channel. */
    private static final Map<String, String> NOTES = Map.of("rebuilt", "its session was lost");

    private final CallFacts facts;
    private final AsteriskView view;
    private final SortedMap<LegId, Channel> legs;

    public ListedCall(CallFacts facts, AsteriskView view, SortedMap<LegId, Channel> legs) {
        this.facts = facts;
        this.view = view;
        this.legs = legs;
    }

    /** The call as it would have been written: its parties talk if both of them are answered, and the callee is in a bridge. */
    public CallModel model(Instant started) {
        return facts.call().isOutbound() ? outbound(started) : inbound(started);
    }

    private CallModel inbound(Instant started) {
        boolean isAnswered = isUp(view.channels().get(facts.call().channel()));
        List<LegId> answered = isAnswered ? bridgedOf(answeredLegs()) : List.of();
        Leg caller = Leg.stored(
                LegId.CALLER,
                LegRole.CALLER,
                facts.call().channel(),
                List.of(),
                false,
                null,
                isAnswered ? LegState.ANSWERED : LegState.IN_STASIS,
                null);
        return model(started, caller, answered.isEmpty() ? null : last(answered));
    }

    /** The first leg that is answered counts as the flow's own. Without one the call is over. */
    private CallModel outbound(Instant started) {
        List<LegId> answered = answeredLegs();
        if (answered.isEmpty()) {
            EndReason lost = EndReason.of(Party.NETWORK, HangupCause.TEMPORARY_FAILURE);
            CallEnd end = new CallEnd(Disposition.FAILED, lost, EndSource.RECONCILED, started);
            return model(CallTimes.startedAt(started), List.of(), false, new CallPlan.Releasing(end));
        }
        LegId first = answered.get(0);
        ChannelId channel = Objects.requireNonNull(legs.get(first)).id();
        Leg own = Leg.stored(first, LegRole.ORIGINATED, channel, List.of(), true, null, LegState.ANSWERED, null);
        List<LegId> others = bridgedOf(answered.subList(1, answered.size()));
        return model(started, own, others.isEmpty() ? null : last(others));
    }

    private static LegId last(List<LegId> answered) {
        return answered.get(answered.size() - 1);
    }

    private CallModel model(Instant started, Leg own, @Nullable LegId callee) {
        CallPlan plan = callee == null ? new CallPlan.InFlow() : CallPlan.Connected.handedOver(callee);
        return model(
                times(started, own, callee != null), List.of(own), facts.call().isOutbound(), plan);
    }

    private CallModel model(CallTimes times, List<Leg> known, boolean served, CallPlan plan) {
        FlowData data = new FlowData(Map.of(), NOTES, served);
        return new CallModel(facts, CallCounters.FIRST, times, known, List.of(), List.of(), data, plan);
    }

    private CallTimes times(Instant started, Leg own, boolean connected) {
        Instant now = view.at();
        LegTimes ofOwn = new LegTimes(started, null, own.wasAnswered() ? now : null, null);
        Instant latest = now.isAfter(started) ? now : started;
        return new CallTimes(
                started, connected ? latest : null, null, latest, List.of(new CallTimes.OfLeg(own.id(), ofOwn)));
    }

    private List<LegId> answeredLegs() {
        List<LegId> answered = new ArrayList<>();
        legs.forEach((leg, channel) -> {
            if (isUp(channel)) {
                answered.add(leg);
            }
        });
        return answered;
    }

    /** One that is in no bridge may be asked whether it takes the call. */
    private List<LegId> bridgedOf(List<LegId> answered) {
        return answered.stream()
                .filter(leg -> isBridged(Objects.requireNonNull(legs.get(leg)).id()))
                .toList();
    }

    private boolean isBridged(ChannelId channel) {
        return view.bridges().values().stream()
                .anyMatch(ours -> ours.bridge().channels().contains(channel));
    }

    private static boolean isUp(@Nullable Channel channel) {
        return channel != null && channel.state() == ChannelState.UP;
    }
}
