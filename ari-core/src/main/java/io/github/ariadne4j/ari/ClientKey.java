package io.github.ariadne4j.ari;

/**
 * What tells the clients of a server apart.
 *
 * @param user as whom Asterisk came in
 * @param asteriskId its own id
 * @param application the Stasis application
 */
record ClientKey(String user, String asteriskId, String application) {
    /** Whether it is one call's: Asterisk then puts the channel's name behind a colon, which no other name may hold. */
    boolean isOneCalls() {
        return application.indexOf(':') >= 0;
    }

    @Override
    public String toString() {
        return "application " + application + " of Asterisk " + asteriskId + " (user " + user + ')';
    }
}
