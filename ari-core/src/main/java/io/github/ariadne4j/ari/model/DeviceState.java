package io.github.ariadne4j.ari.model;

/**
 * The state of a device as one event or response showed it.
 *
 * @param device its name, for example {@code PJSIP/alice} or {@code Stasis:door}
 * @param condition what it is doing
 */
public record DeviceState(String device, DeviceCondition condition) {}
