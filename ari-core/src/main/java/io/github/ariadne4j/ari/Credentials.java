package io.github.ariadne4j.ari;

import java.util.Objects;

/**
 * An ARI user of {@code ari.conf}. The secret never appears in {@link #toString()}, in a URL, a log line or an exception.
 *
 * @param username the section name in {@code ari.conf}; without a colon, which ends the name in HTTP Basic (RFC 7617)
 * @param password its password
 */
public record Credentials(String username, String password) {
    /**
     * @throws IllegalArgumentException if the name is blank or holds a colon
     * @throws NullPointerException if one is null, as {@code System.getenv} returns for a variable that is not set; the
     *     message names it
     */
    public Credentials {
        Objects.requireNonNull(username, "username of the ARI user is null: is the variable set that it is read from?");
        Objects.requireNonNull(password, "password of the ARI user is null: is the variable set that it is read from?");
        if (username.isBlank() || username.indexOf(':') >= 0) {
            throw new IllegalArgumentException("username must not be blank nor hold a colon");
        }
    }

    @Override
    public String toString() {
        return "Credentials[username=" + username + ", password=***]";
    }
}
