package io.github.ariadne4j.callflow.call;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Why a new call was refused, mostly before its session was written: one of the engine's own reasons, or one of an admission gate.
 *
 * @param name for metrics and records: capital letters, digits and underscores, 32 at the most. A constant of the program, as each name is
 *     a series of a metric
 */
public record Refusal(String name) {
    /** Before the constants, which it checks. */
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /** Asterisk or this process does not keep up. */
    public static final Refusal OVERLOAD = new Refusal("OVERLOAD");

    /** As many calls live as the settings allow. */
    public static final Refusal MOST_CALLS = new Refusal("MOST_CALLS");

    /** The engine drains, or another instance owns the calls. */
    public static final Refusal DRAINING = new Refusal("DRAINING");

    /** What was dialled cannot be read as a number, code or name. */
    public static final Refusal NUMBER_INVALID = new Refusal("NUMBER_INVALID");

    /** The rules deny the dialled number, or the number that the route makes of it. */
    public static final Refusal NUMBER_DENIED = new Refusal("NUMBER_DENIED");

    /** The call has come back to the application too often. */
    public static final Refusal LOOP = new Refusal("LOOP");

    /** More new calls a second than this instance is to take. */
    public static final Refusal CALL_RATE = new Refusal("CALL_RATE");

    /** No credit is left for the call. */
    public static final Refusal NO_CREDIT = new Refusal("NO_CREDIT");

    /** Whether there is credit for the call cannot be found out. */
    public static final Refusal CREDIT_UNKNOWN = new Refusal("CREDIT_UNKNOWN");

    /**
     * A limit of the account or of every dialled trunk is reached, or the store that counts or keeps calls is away and the settings refuse
     * calls then. Told of outbound calls only ({@link OriginateOutcome.Refused}), which have a record that says which it is.
     */
    public static final Refusal LIMITS = new Refusal("LIMITS");

    /** A gate threw an exception, or gave a reason that it does not declare. */
    public static final Refusal GATE_FAILED = new Refusal("GATE_FAILED");

    /** @throws IllegalArgumentException if the name has another form */
    public Refusal {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a refusal is 1 to 32 capital letters, digits and underscores, a letter first");
        }
    }

    /** The reasons that every engine has, also one without gates. */
    public static List<Refusal> ofEngine() {
        return List.of(OVERLOAD, MOST_CALLS, DRAINING, GATE_FAILED);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
