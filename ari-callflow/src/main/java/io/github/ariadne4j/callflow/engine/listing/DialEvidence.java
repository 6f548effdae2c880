package io.github.ariadne4j.callflow.engine.listing;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which legs of an earlier instance were not dialled. Their state does not show it: a leg that was dialled is Down until it
 * rings. But a dial leaves the leg one forward less than the caller has.
 */
public final class DialEvidence {
    private static final String FORWARDS_LEFT = "CHANNEL(max_forwards)";

    private final AriClient ari;

    /**
     * A leg that may have been dialled.
     *
     * @param caller the caller's channel
     * @param leg the leg's channel
     */
    private record Doubt(ChannelId caller, ChannelId leg) {}

    private DialEvidence(AriClient ari) {
        this.ari = ari;
    }

    /**
     * The channels that are known not to have been dialled. Two requests for each leg that is Down; where one fails, the leg may have
     * been dialled.
     */
    public static CompletionStage<Set<ChannelId>> undialled(
            AriClient ari, AsteriskView view, List<CallSession> sessions) {
        DialEvidence evidence = new DialEvidence(ari);
        return OneByOne.ask(doubts(ari, view, sessions), evidence::undialled).thenApply(Set::copyOf);
    }

    private static List<Doubt> doubts(AriClient ari, AsteriskView view, List<CallSession> sessions) {
        Map<CallId, SortedMap<LegId, Channel>> legs = view.legs(ari.application());
        List<Doubt> doubts = new ArrayList<>();
        for (CallSession session : sessions) {
            SortedMap<LegId, Channel> ofCall = legs.getOrDefault(session.id(), Collections.emptySortedMap());
            ChannelId caller = dialledFor(session.call(), ofCall);
            for (Channel leg : ofCall.values()) {
                if (caller != null
                        && leg.state() == ChannelState.DOWN
                        && view.channels().containsKey(caller)) {
                    doubts.add(new Doubt(caller, leg.id()));
                }
            }
        }
        return doubts;
    }

    /** The first legs of an outbound call are dialled for no channel, and a dial takes no forward of them; later ones for the one that is up. */
    private static @Nullable ChannelId dialledFor(IncomingCall call, SortedMap<LegId, Channel> legs) {
        if (!call.isOutbound()) {
            return call.channel();
        }
        for (Channel leg : legs.values()) {
            if (leg.state() == ChannelState.UP) {
                return leg.id();
            }
        }
        return null;
    }

    private CompletionStage<Optional<ChannelId>> undialled(Doubt doubt) {
        return forwardsLeft(doubt.caller())
                .thenCombine(forwardsLeft(doubt.leg()), (caller, leg) -> caller - 1 == leg)
                .exceptionally(unknown -> true)
                .thenApply(mayBeDialled -> mayBeDialled ? Optional.empty() : Optional.of(doubt.leg()));
    }

    private CompletionStage<Integer> forwardsLeft(ChannelId channel) {
        return ari.channels().variable(channel, FORWARDS_LEFT).thenApply(Integer::valueOf);
    }
}
