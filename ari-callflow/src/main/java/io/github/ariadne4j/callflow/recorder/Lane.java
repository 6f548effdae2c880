package io.github.ariadne4j.callflow.recorder;

import io.github.ariadne4j.callflow.leg.LegId;
import org.jspecify.annotations.Nullable;

/**
 * A column of a ladder.
 *
 * @param kind what stands there
 * @param leg which leg; null for what is none
 * @param title what stands at its top
 */
public record Lane(Kind kind, @Nullable LegId leg, String title) implements Comparable<Lane> {
    /** The party that called. */
    public static final Lane CALLER = new Lane(Kind.CALLER, LegId.CALLER, "caller");
    /** Asterisk itself: bridges, playbacks, what concerns no leg. */
    public static final Lane ASTERISK = new Lane(Kind.ASTERISK, null, "Asterisk");
    /** The application that the engine is part of. */
    public static final Lane APPLICATION = new Lane(Kind.APPLICATION, null, "application");

    /** The kind of a lane, in the order of the columns. */
    public enum Kind {
        /** The party that called. */
        CALLER,
        /** Asterisk. */
        ASTERISK,
        /** The application. */
        APPLICATION,
        /** A leg that the application created. */
        LEG,
        /** The store of sessions; its title is {@link io.github.ariadne4j.callflow.store.CallStore#name}. */
        STORE,
        /** The sink of CDRs; its title is {@link io.github.ariadne4j.callflow.cdr.CdrSink#name}. */
        CDRS
    }

    /** The lane of a leg. */
    public static Lane of(LegId leg) {
        return leg.equals(LegId.CALLER) ? CALLER : new Lane(Kind.LEG, leg, "leg " + leg);
    }

    @Override
    public int compareTo(Lane other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 || leg == null || other.leg == null ? byKind : leg.compareTo(other.leg);
    }
}
