package io.github.ariadne4j.callflow.execution.admission;

import io.github.ariadne4j.ari.model.ChannelId;
import java.util.HashSet;
import java.util.Set;

/** The channels in the application that begin no call, so that no look takes them for callers. Used on the loop. */
public final class ForeignChannels {
    private final Set<ChannelId> known = new HashSet<>();
    private final Set<ChannelId> addedSinceLook = new HashSet<>();

    public void add(ChannelId channel) {
        known.add(channel);
        addedSinceLook.add(channel);
    }

    public boolean contains(ChannelId channel) {
        return known.contains(channel);
    }

    /** It left the application: if it enters once more, that is decided anew. */
    public void left(ChannelId channel) {
        known.remove(channel);
        addedSinceLook.remove(channel);
    }

    /** A look at Asterisk begins with this. */
    public void beginLook() {
        addedSinceLook.clear();
    }

    /** After a look: forgets those that are gone and whose end no event reported. */
    public void endLook(Set<ChannelId> there) {
        known.removeIf(channel -> !there.contains(channel) && !addedSinceLook.contains(channel));
    }
}
