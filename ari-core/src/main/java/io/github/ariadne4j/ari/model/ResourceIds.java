package io.github.ariadne4j.ari.model;

/**
 * Validates ids. An empty id would turn {@code POST channels//answer} into an originate, and Asterisk silently
 * truncates longer ids than it stores (151 characters for a channel; verified on 22.10.1), so both are rejected. Other
 * characters are percent-encoded later.
 */
final class ResourceIds {
    /** The limit of Asterisk: 149 characters, and the {@code ;1} or {@code ;2} that it appends for a Local channel. */
    static final int LONGEST = 151;

    private ResourceIds() {}

    static String checked(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(what + " must not be longer than " + LONGEST + " characters: "
                    + value.length() + " characters given");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(what + " must not contain control characters");
            }
        }
        return value;
    }
}
