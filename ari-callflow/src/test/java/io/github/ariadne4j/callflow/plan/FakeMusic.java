package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The music that channels hear. A request that stops it has its effect later, and none on music that begins meanwhile. */
final class FakeMusic {
    private final Map<ChannelId, Integer> heard = new HashMap<>();
    private final Set<Integer> ending = new HashSet<>();
    private int begun;

    void begin(ChannelId channel) {
        begun++;
        heard.put(channel, begun);
    }

    /** A request to stop it is under way; the result is its effect. */
    Runnable stop(ChannelId channel) {
        Integer which = heard.get(channel);
        ending.add(which);
        return () -> heard.remove(channel, which);
    }

    /** The instance ended: its requests that are under way are lost. */
    void loseRequests() {
        ending.clear();
    }

    /** No session tells of it. */
    void forget() {
        heard.clear();
    }

    boolean isHeardBy(ChannelId channel) {
        return heard.containsKey(channel);
    }

    /** Whether it is heard, and no request to stop it is under way. */
    boolean goesOn(ChannelId channel) {
        return isHeardBy(channel) && !ending.contains(heard.get(channel));
    }
}
