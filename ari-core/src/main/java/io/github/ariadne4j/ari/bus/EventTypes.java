package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.GlobalVarset;
import io.github.ariadne4j.ari.event.UnknownEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The event types that have listeners, by their names in ARI. May be used on any thread. */
final class EventTypes {
    /** Names in ARI that differ from those of the records. */
    private static final Map<Class<?>, String> NAMES =
            Map.of(DialEvent.class, "Dial", GlobalVarset.class, "ChannelVarset");

    private final Map<Class<?>, Integer> listeners = new ConcurrentHashMap<>();

    /** Adds a listener; returns whether it is the first one to this type or family. */
    boolean add(Class<?> type) {
        return listeners.merge(type, 1, Integer::sum) == 1;
    }

    void remove(Class<?> type) {
        listeners.computeIfPresent(type, (same, count) -> count == 1 ? null : count - 1);
    }

    /** The names of these types and of all members of these families; empty if all types have to be sent. */
    Set<String> inUse() {
        Set<Class<?>> types = listeners.keySet();
        if (types.contains(AriEvent.class) || types.contains(UnknownEvent.class)) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>();
        types.forEach(type -> add(type, names));
        return names;
    }

    private static void add(Class<?> type, Set<String> names) {
        if (type.isSealed()) {
            for (Class<?> member : type.getPermittedSubclasses()) {
                add(member, names);
            }
        } else {
            names.add(NAMES.getOrDefault(type, type.getSimpleName()));
        }
    }
}
