package io.github.ariadne4j.benchmarks.load;

/**
 * The Asterisk, or its replacement, that gets the load.
 *
 * @param url its HTTP server
 * @param username the ARI user
 * @param password the ARI password
 * @param application the Stasis application
 */
public record Target(String url, String username, String password, String application) {}
