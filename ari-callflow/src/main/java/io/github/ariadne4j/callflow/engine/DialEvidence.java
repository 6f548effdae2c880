package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.session.CallSession;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which calls of an earlier instance dialled no leg. The state of a leg that does not ring yet does not tell it; that the
 * caller's longest duration, which goes out before the first dial, is not set does.
 */
final class DialEvidence {
    private static final String NOT_SET = "0";
    private static final SortedMap<LegId, Channel> NO_LEGS = Collections.emptySortedMap();

    private DialEvidence() {}

    /**
     * The callers of the calls that dialled no leg. One request for each call whose caller is not answered and that has no leg, or
     * one that does not ring; where it is not answered, a leg may have been dialled.
     */
    static CompletionStage<Set<ChannelId>> undialled(AriClient ari, AsteriskView view, List<CallSession> sessions) {
        Map<CallId, SortedMap<LegId, Channel>> legs = view.legs(ari.application());
        List<ChannelId> inDoubt = sessions.stream()
                .filter(session -> mayWaitForDial(legs.getOrDefault(session.id(), NO_LEGS)))
                .map(session -> session.call().channel())
                .filter(caller -> isWaiting(view.channels().get(caller)))
                .toList();
        return OneByOne.ask(inDoubt, caller -> unbounded(ari, caller)).thenApply(Set::copyOf);
    }

    private static boolean mayWaitForDial(SortedMap<LegId, Channel> legs) {
        return legs.isEmpty() || legs.values().stream().anyMatch(leg -> leg.state() == ChannelState.DOWN);
    }

    private static boolean isWaiting(@Nullable Channel caller) {
        return caller != null && caller.state() != ChannelState.UP;
    }

    private static CompletionStage<Optional<ChannelId>> unbounded(AriClient ari, ChannelId caller) {
        return ari.channels()
                .variable(caller, LegRequests.BACKSTOP)
                .thenApply(left -> left.equals(NOT_SET) ? Optional.of(caller) : Optional.<ChannelId>empty())
                .exceptionally(unknown -> Optional.empty());
    }
}
