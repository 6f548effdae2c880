package io.github.ariadne4j.ari;

/**
 * An ARI user of {@code ari.conf}. The secret never appears in {@link #toString()}, in a URL, a log line or an exception.
 *
 * @param username the section name in {@code ari.conf}; no colon, since HTTP Basic ends the name there
 * @param password its password
 */
public record Credentials(String username, String password) {
    /** @throws IllegalArgumentException if the name is blank or holds a colon */
    public Credentials {
        if (username.isBlank() || username.indexOf(':') >= 0) {
            throw new IllegalArgumentException("username must not be blank nor hold a colon");
        }
    }

    @Override
    public String toString() {
        return "Credentials[username=" + username + ", password=***]";
    }
}
