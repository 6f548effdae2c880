package io.github.ariadne4j.ari.model;

/**
 * The caller id of a party. Both parts may be empty. Both come from the far end: untrusted.
 *
 * @param name the display name, empty if unknown
 * @param number the number, empty if unknown
 */
public record CallerId(String name, String number) {
    /** An empty name and an empty number. */
    public static final CallerId UNKNOWN = new CallerId("", "");
}
