package io.github.ariadne4j.examples.b2bua.doctor;

/**
 * The result of a check.
 *
 * @param subject the checked subject
 * @param severity its severity
 * @param seen the observed state
 * @param cure what to do, as a command or as lines of configuration; empty if there is nothing to do
 */
public record Finding(String subject, Severity severity, String seen, String cure) {
    static Finding ok(String subject, String seen) {
        return new Finding(subject, Severity.OK, seen, "");
    }

    static Finding note(String subject, String seen, String advice) {
        return new Finding(subject, Severity.NOTE, seen, advice);
    }

    static Finding warning(String subject, String seen, String cure) {
        return new Finding(subject, Severity.WARNING, seen, cure);
    }

    static Finding fault(String subject, String seen, String cure) {
        return new Finding(subject, Severity.FAULT, seen, cure);
    }

    /** A subject that ARI does not show. */
    static Finding unseen(String subject, String check) {
        return note(subject, "cannot be seen through ARI", "check " + check);
    }
}
