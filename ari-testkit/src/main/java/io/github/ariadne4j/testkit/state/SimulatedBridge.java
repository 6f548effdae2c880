package io.github.ariadne4j.testkit.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bridge of the simulated Asterisk; read and written under the loop's lock only. */
public final class SimulatedBridge implements MediaTarget {
    /** Its unique id. */
    public final String id;

    final String name;
    final boolean holding;
    final Instant created;
    /** Its channels, in the order in which they entered. */
    public final Set<SimulatedChannel> members = new LinkedHashSet<>();
    /** Bridge variables by name. */
    public final Map<String, String> variables = new LinkedHashMap<>();
    /** The media states that the application has set for all members. */
    public final Set<MediaState> mediaStates = EnumSet.noneOf(MediaState.class);

    private final List<Runnable> atItsEnd = new ArrayList<>();
    private final Deque<SimulatedPlayback> playbacks = new ArrayDeque<>();

    /** A bridge without members; a holding bridge connects none of them. */
    public SimulatedBridge(String id, String name, boolean holding, Instant created) {
        this.id = id;
        this.name = name;
        this.holding = holding;
        this.created = created;
    }

    /** The bridge technology: Asterisk switches to native RTP for two answered SIP channels. */
    public String technology() {
        if (holding) {
            return "holding_bridge";
        }
        boolean bothUp = members.size() == 2 && members.stream().allMatch(SimulatedChannel::isUp);
        return bothUp ? "native_rtp" : "simple_bridge";
    }

    /** Returns and removes the actions for the end of the bridge, so that they run once. */
    public List<Runnable> takeEndings() {
        List<Runnable> endings = List.copyOf(atItsEnd);
        atItsEnd.clear();
        return endings;
    }

    @Override
    public String uri() {
        return "bridge:" + id;
    }

    @Override
    public void tell(EventPublisher events, ObjectNode event) {
        events.aboutBridge(this, event);
    }

    @Override
    public Deque<SimulatedPlayback> playbacks() {
        return playbacks;
    }

    @Override
    public Collection<HeardList> hearers() {
        return members.stream().map(SimulatedChannel::heard).toList();
    }

    /** The media that its members hear; null: there is none. */
    public @Nullable String playing() {
        SimulatedPlayback first = playbacks.peek();
        return first == null || first.isQueued() ? null : first.current();
    }

    @Override
    public void whenItEnds(Runnable work) {
        atItsEnd.add(work);
    }
}
