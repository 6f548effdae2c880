package io.github.ariadne4j.ari.model;

/**
 * A party as Asterisk shows it: both parts may be empty, and both come from the far end, so treat them as untrusted.
 *
 * @param name the display name, empty if unknown
 * @param number the number, empty if unknown
 */
public record CallerId(String name, String number) {
    /** An empty name and an empty number. */
    public static final CallerId UNKNOWN = new CallerId("", "");
}
