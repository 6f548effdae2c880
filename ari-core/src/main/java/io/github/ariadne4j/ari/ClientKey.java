package io.github.ariadne4j.ari;

/**
 * The identity of a client of an {@link AriServer}.
 *
 * @param user the user of Asterisk's connection
 * @param asteriskId Asterisk's id
 * @param application the Stasis application
 */
record ClientKey(String user, String asteriskId, String application) {
    /**
     * Whether the connection is for one call: Asterisk then appends a colon and the channel's name; other application
     * names have no colon.
     */
    boolean isOneCalls() {
        return application.indexOf(':') >= 0;
    }

    @Override
    public String toString() {
        return "application " + application + " of Asterisk " + asteriskId + " (user " + user + ')';
    }
}
