package io.github.ariadne4j.ari.model;

/**
 * A module of Asterisk.
 *
 * @param name its name, for example {@code chan_pjsip.so}
 * @param description its description
 * @param useCount its use count
 * @param status {@code Running} or {@code Not Running}
 * @param supportLevel {@code core}, {@code extended} or {@code deprecated}
 */
public record AsteriskModule(String name, String description, int useCount, String status, String supportLevel) {}
