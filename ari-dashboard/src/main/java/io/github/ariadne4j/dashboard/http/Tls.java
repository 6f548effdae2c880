package io.github.ariadne4j.dashboard.http;

import java.nio.file.Path;

/**
 * What a server proves itself with.
 *
 * @param keyStore a PKCS12 file with its certificate and key
 * @param password the file's password; not shown by {@link #toString}
 */
public record Tls(Path keyStore, String password) {
    @Override
    public String toString() {
        return "Tls[" + keyStore + ']';
    }
}
