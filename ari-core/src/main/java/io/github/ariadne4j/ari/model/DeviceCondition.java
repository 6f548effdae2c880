package io.github.ariadne4j.ari.model;

/** What a device is doing. */
public enum DeviceCondition {
    /** Asterisk does not know, or says something newer than this. */
    UNKNOWN,
    /** Idle. */
    NOT_INUSE,
    /** On a call. */
    INUSE,
    /** Busy. */
    BUSY,
    /** There is no such device. */
    INVALID,
    /** It cannot be reached. */
    UNAVAILABLE,
    /** It rings. */
    RINGING,
    /** On a call while another one rings. */
    RINGINUSE,
    /** On hold. */
    ONHOLD;

    /** The condition that ARI calls so. */
    public static DeviceCondition of(String name) {
        for (DeviceCondition condition : values()) {
            if (condition.name().equals(name)) {
                return condition;
            }
        }
        return UNKNOWN;
    }
}
