package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.examples.b2bua.config.PublicText;

/**
 * Why new calls cannot be served as they should be.
 *
 * @param name what monitoring goes by; lower case with underscores, and stable
 * @param detail what is known of it, in one line
 */
public record Reason(String name, String detail) {
    /** Brings the detail into one line. */
    public Reason {
        detail = PublicText.of(detail);
    }
}
