package io.github.ariadne4j.dashboard.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * The TLS certificate and key of a server.
 *
 * @param keyStore a PKCS12 file with its certificate and key
 * @param password the file's password; not part of {@link #toString}
 */
public record TlsSettings(Path keyStore, String password) {
    /**
     * Loads the file.
     *
     * @throws UncheckedIOException if it cannot be read; the message names it
     */
    public KeyStore load() {
        try {
            return KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    "the TLS key store " + keyStore + " cannot be read: " + e.getMessage(), new IOException(e));
        }
    }

    @Override
    public String toString() {
        return "Tls[" + keyStore + ']';
    }
}
