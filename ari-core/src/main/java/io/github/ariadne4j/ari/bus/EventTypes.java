package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.GlobalVarset;
import io.github.ariadne4j.ari.event.UnknownEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which event types have listeners, by the names that ARI has for them. May be used on any thread. */
final class EventTypes {
    /** Where ARI has another name than we have. */
    private static final Map<Class<?>, String> NAMES =
            Map.of(DialEvent.class, "Dial", GlobalVarset.class, "ChannelVarset");

    private final Map<Class<?>, Integer> listeners = new ConcurrentHashMap<>();

    /** One more listener; says whether it is the first to this type or family. */
    boolean add(Class<?> type) {
        return listeners.merge(type, 1, Integer::sum) == 1;
    }

    void remove(Class<?> type) {
        listeners.computeIfPresent(type, (same, count) -> count == 1 ? null : count - 1);
    }

    /** The names of these types and of all members of these families; empty if only no filter at all would do. */
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
