package io.github.ariadne4j.examples.b2bua.config;

/**
 * The database of CDRs.
 *
 * @param url the JDBC URL, of PostgreSQL or H2
 * @param username the user of the database; empty if it is in the URL, or none is needed
 * @param password the password of that user; empty likewise
 */
public record CdrSettings(String url, String username, String password) {
    /** Whether it is the embedded database, which one process at a time can use. */
    public boolean isEmbedded() {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public String toString() {
        return "CdrSettings[url=" + DisplayText.ofUrl(url) + ", username=" + username + ", password=***]";
    }
}
