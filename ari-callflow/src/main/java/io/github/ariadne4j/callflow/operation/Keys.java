package io.github.ariadne4j.callflow.operation;

/**
 * Keys that were pressed, which may be a PIN: the text of this value does not show them.
 *
 * @param pressed 0 to 9, A to D, * and #, in the order in which they were pressed
 */
public record Keys(String pressed) {
    /** None yet. */
    public static final Keys NONE = new Keys("");

    /** With one more. */
    public Keys and(char key) {
        return new Keys(pressed + key);
    }

    /** Their number. */
    public int count() {
        return pressed.length();
    }

    @Override
    public String toString() {
        return count() + " keys";
    }
}
