package io.github.ariadne4j.callflow.call;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The reason of a refusal of a new call, mostly before its session was written: one of the engine's own reasons, or one of an
 * admission gate. Immutable.
 *
 * @param name the name in metrics and records: 1 to 32 capital letters, digits and underscores, a letter first. A constant of the
 *     program, as each name is a series of a metric
 */
public record Refusal(String name) {
    /** Initialized before the constants, which it validates. */
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /** Asterisk or this process does not keep up. */
    public static final Refusal OVERLOAD = new Refusal("OVERLOAD");

    /** The engine has the most calls that its settings allow. */
    public static final Refusal MOST_CALLS = new Refusal("MOST_CALLS");

    /** The engine drains, or another instance owns the calls. */
    public static final Refusal DRAINING = new Refusal("DRAINING");

    /** The dialled text cannot be read as a number, code or name. */
    public static final Refusal NUMBER_INVALID = new Refusal("NUMBER_INVALID");

    /** The rules deny the dialled number, or the number that the route makes of it. */
    public static final Refusal NUMBER_DENIED = new Refusal("NUMBER_DENIED");

    /** The call has returned to the application too often. */
    public static final Refusal LOOP = new Refusal("LOOP");

    /** There are more new calls per second than this instance accepts. */
    public static final Refusal CALL_RATE = new Refusal("CALL_RATE");

    /** No credit is left for the call. */
    public static final Refusal NO_CREDIT = new Refusal("NO_CREDIT");

    /** The credit of the call could not be determined. */
    public static final Refusal CREDIT_UNKNOWN = new Refusal("CREDIT_UNKNOWN");

    /**
     * A limit of the account or of every dialled trunk is reached, or the store of limits or sessions is not available and the
     * settings refuse calls then. Only for outbound calls ({@link OriginateOutcome.Refused}), whose CDR has the exact reason.
     */
    public static final Refusal LIMITS = new Refusal("LIMITS");

    /** A gate threw an exception, or returned a reason that it does not declare. */
    public static final Refusal GATE_FAILED = new Refusal("GATE_FAILED");

    /** @throws IllegalArgumentException if the name has another form */
    public Refusal {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a refusal must be 1 to 32 capital letters, digits and underscores, a letter first");
        }
    }

    /** The reasons of every engine, with or without gates. */
    public static List<Refusal> ofEngine() {
        return List.of(OVERLOAD, MOST_CALLS, DRAINING, GATE_FAILED);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
