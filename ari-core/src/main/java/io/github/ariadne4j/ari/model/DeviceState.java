package io.github.ariadne4j.ari.model;

/**
 * The state of a device at the time of one event or answer.
 *
 * @param device its name, for example {@code PJSIP/alice} or {@code Stasis:door}
 * @param condition its condition
 */
public record DeviceState(String device, DeviceCondition condition) {}
