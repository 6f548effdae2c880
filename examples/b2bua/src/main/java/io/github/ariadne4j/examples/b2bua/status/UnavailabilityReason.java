package io.github.ariadne4j.examples.b2bua.status;

import io.github.ariadne4j.examples.b2bua.config.DisplayText;

/**
 * A reason why new calls cannot be served as required.
 *
 * @param name the name for monitoring; lower case with underscores, and stable
 * @param detail a description in one line
 */
public record UnavailabilityReason(String name, String detail) {
    /** Brings the detail into one line. */
    public UnavailabilityReason {
        detail = DisplayText.of(detail);
    }
}
