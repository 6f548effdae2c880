package io.github.ariadne4j.ari.model;

/** The condition of a device. */
public enum DeviceCondition {
    /** Unknown to Asterisk, or a condition that this version has no value for. */
    UNKNOWN,
    /** Idle. */
    NOT_INUSE,
    /** On a call. */
    INUSE,
    /** Busy. */
    BUSY,
    /** The device does not exist. */
    INVALID,
    /** Unreachable. */
    UNAVAILABLE,
    /** Ringing. */
    RINGING,
    /** On a call while another one rings. */
    RINGINUSE,
    /** On hold. */
    ONHOLD;

    /** The condition with this name in ARI; {@link #UNKNOWN} for any other name. */
    public static DeviceCondition of(String name) {
        for (DeviceCondition condition : values()) {
            if (condition.name().equals(name)) {
                return condition;
            }
        }
        return UNKNOWN;
    }
}
