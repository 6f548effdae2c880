package io.github.ariadne4j.ari.model;

/**
 * The grammar that all ids share. An empty id would turn {@code POST channels//answer} into an originate, and Asterisk
 * silently cuts ids that are longer than it stores (151 characters of a channel's; tried on 22.10.1), so both are refused
 * before they reach a path. Everything else is left to percent-encoding.
 */
final class ResourceIds {
    /** What Asterisk stores: 149 of our own, and the {@code ;1} or {@code ;2} that it adds for a Local channel. */
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
