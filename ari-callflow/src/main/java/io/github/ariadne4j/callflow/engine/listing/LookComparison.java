package io.github.ariadne4j.callflow.engine.listing;

import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.ari.model.ChannelState;
import io.github.ariadne4j.ari.model.PlaybackId;
import io.github.ariadne4j.callflow.actor.ChannelDirectory;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.BridgeAddress;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.LegAddress;
import io.github.ariadne4j.callflow.actor.ChannelDirectory.OperationAddress;
import io.github.ariadne4j.callflow.bridge.BridgeEvent;
import io.github.ariadne4j.callflow.channel.StasisPosition;
import io.github.ariadne4j.callflow.execution.EngineContext;
import io.github.ariadne4j.callflow.leg.LegEvent;
import io.github.ariadne4j.callflow.model.CallSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Tells calls what one look shows of their channels, bridges and playbacks, part by part; the loop reads its sockets in between.
 * Channels that are there come first: a caller that is answered proves that a leg which is gone by now had answered. A leg is missing
 * only if it had entered before the look began: one that was being created meanwhile is there without being in the view. Used on the
 * loop.
 */
public final class LookComparison {
    /** The number of legs that one task of the loop compares with the lists. */
    private static final int LEGS_AT_ONCE = 1_000;

    private final EngineContext context;
    private final Known known;
    private final AsteriskView view;
    private final Instant notBefore;
    private final Iterator<Map.Entry<ChannelId, LegAddress>> left;
    private final List<Map.Entry<ChannelId, LegAddress>> missing = new ArrayList<>();

    /**
     * The state of the calls when a look began.
     *
     * @param legs the signals of channels
     * @param bridges the signals of bridges
     * @param playbacks whose end they wait for
     * @param recordings whose end they wait for
     */
    public record Known(
            List<Map.Entry<ChannelId, LegAddress>> legs,
            List<Map.Entry<BridgeId, BridgeAddress>> bridges,
            Map<PlaybackId, OperationAddress> playbacks,
            Map<String, OperationAddress> recordings) {
        public static Known beginLook(ChannelDirectory directory) {
            return new Known(
                    directory.beginLook(),
                    directory.bridges(),
                    directory.playbacks(),
                    directory.recordings().begun());
        }
    }

    /** @param notBefore when the look before this one began: what is missing was there then */
    public LookComparison(EngineContext context, Known known, AsteriskView view, Instant notBefore) {
        this.context = context;
        this.known = known;
        this.view = view;
        this.notBefore = notBefore;
        this.left = known.legs().iterator();
    }

    /**
     * Sends the signals.
     *
     * @param then runs after the last signal, also if one failed; is given how many legs were missing
     */
    public void run(IntConsumer then) {
        boolean done = true;
        try {
            for (int number = 0; number < LEGS_AT_ONCE && left.hasNext(); number++) {
                see(left.next());
            }
            done = !left.hasNext();
            if (done) {
                tellTheRest();
            }
        } finally {
            if (done) {
                then.accept(missing.size());
            } else {
                context.loop().executeNextTurn(() -> run(then));
            }
        }
    }

    private void see(Map.Entry<ChannelId, LegAddress> listed) {
        ChannelId id = listed.getKey();
        LegAddress leg = listed.getValue();
        Channel channel = view.channels().get(id);
        if (channel == null || leg.isCallerElsewhere(channel)) {
            if (leg.entered()) {
                missing.add(listed);
            }
        } else if (!context.directory().hasLeft(leg.call(), id)) {
            context.directory().listed(id);
            tellState(leg, channel, view.at());
        }
    }

    /** The signals of its lost events; they change nothing in a call that had the events. */
    private static void tellState(LegAddress leg, Channel channel, Instant at) {
        ChannelId id = channel.id();
        if (!leg.cameIn() && StasisPosition.inStasis(channel)) {
            tell(leg, new LegEvent.StasisEntered(id, at));
        }
        if (channel.state() == ChannelState.UP) {
            tell(leg, new LegEvent.AnswerSeen(id, at));
        } else if (channel.state() == ChannelState.RINGING) {
            tell(leg, new LegEvent.RingingSeen(id, at));
        }
    }

    private void tellTheRest() {
        missing.forEach(leg -> tell(leg.getValue(), new LegEvent.NotFound(leg.getKey(), notBefore, view.at())));
        known.bridges().forEach(bridge -> tellMembers(bridge.getKey(), bridge.getValue()));
        context.rooms().seen(view.roomBridges(), view.at());
        OpenPlaybacks playbacks = new OpenPlaybacks(context);
        known.playbacks().forEach(playbacks::ask);
        OpenRecordings recordings = new OpenRecordings(context);
        known.recordings().forEach(recordings::ask);
    }

    /** A bridge that is not listed may be younger than the list; its call has the time of its creation. */
    private void tellMembers(BridgeId id, BridgeAddress bridge) {
        AsteriskView.CallBridge listed = view.bridges().get(id);
        Instant now = context.loop().now();
        BridgeEvent shown = listed == null
                ? new BridgeEvent.NotFound(view.at(), now)
                : new BridgeEvent.MembersListed(Set.copyOf(listed.bridge().channels()), view.at(), now);
        bridge.call().tell(new CallSignal.BridgeSignal(bridge.bridge(), shown));
    }

    private static void tell(LegAddress leg, LegEvent event) {
        leg.call().tell(new CallSignal.LegSignal(leg.leg(), event));
    }
}
