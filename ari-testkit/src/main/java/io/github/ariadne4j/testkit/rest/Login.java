package io.github.ariadne4j.testkit.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The credentials of the simulated Asterisk's only user.
 *
 * @param username the user
 * @param password the password
 */
public record Login(String username, String password) {
    /** Whether a request has these credentials: by HTTP Basic, or by {@code api_key}. */
    boolean admits(RestRequest request) {
        String key = username + ":" + password;
        String basic = "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        return request.authorization().equals(basic)
                || key.equals(request.query().get("api_key"));
    }
}
