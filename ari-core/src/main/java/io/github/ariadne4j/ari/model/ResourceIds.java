package io.github.ariadne4j.ari.model;

/**
 * The grammar that all ids share. An empty id would turn {@code POST channels//answer} into an originate, and Asterisk
 * silently cuts ids that are longer than it stores, so both are refused before they reach a path.
 */
final class ResourceIds {
    /** What Asterisk keeps of a public id ({@code AST_MAX_PUBLIC_UNIQUEID}). */
    private static final int LONGEST = 149;

    private ResourceIds() {}

    static String checked(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(what + " must not be longer than " + LONGEST + " characters: "
                    + value.length() + " characters given");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " must not contain control characters");
        }
        return value;
    }
}
