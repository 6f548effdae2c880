package io.github.ariadne4j.ari.bus;

import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.DialEvent;
import io.github.ariadne4j.ari.event.UnknownEvent;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The names by which ARI knows our event records. */
final class EventTypes {
    private EventTypes() {}

    /** The names of these types and of all members of these families; empty if only no filter at all would do. */
    static Set<String> named(Collection<Class<?>> types) {
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
            names.add(type == DialEvent.class ? "Dial" : type.getSimpleName());
        }
    }
}
