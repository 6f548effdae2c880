package io.github.ariadne4j.ari;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A self-signed certificate and its key.
 *
 * @param keys a key store of the JDK with both
 * @param certificate the certificate as PEM
 * @param key the key as PEM
 */
public record Identity(KeyStore keys, Path certificate, Path key) {
    private static final String SECRET = "changeit";
    private static final String ALIAS = "ari";

    /** Makes an identity for a host or a client of this name, with files in this folder. */
    public static Identity make(Path folder, String name) throws Exception {
        return make(folder, name, "");
    }

    /** An identity with other options of keytool. */
    private static Identity make(Path folder, String name, String options) throws Exception {
        Path store = folder.resolve(name + ".p12");
        keytool("-genkeypair -keyalg EC -dname CN=" + name + " -ext san=dns:" + name + " " + options, store);
        return read(folder, name);
    }

    /** A certificate authority. */
    static Identity authority(Path folder) throws Exception {
        return make(folder, "authority", "-ext bc:c");
    }

    /** An identity with a certificate of the authority in the same folder; the options have its validity. */
    static Identity vouched(Path folder, String name, String options) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Path request = folder.resolve(name + ".req");
        Path certificate = folder.resolve(name + ".signed");
        make(folder, name, "");
        keytool("-certreq -file " + request, store);
        keytool(
                "-gencert -infile " + request + " -outfile " + certificate + " -ext san=dns:" + name + " " + options,
                folder.resolve("authority.p12"));
        keytool("-importcert -noprompt -alias authority -file " + folder.resolve("authority.crt"), store);
        keytool("-importcert -noprompt -file " + certificate, store);
        return read(folder, name);
    }

    private static Identity read(Path folder, String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve(name + ".p12"))) {
            keys.load(file, SECRET.toCharArray());
        }
        Path certificate = pem(
                folder.resolve(name + ".crt"),
                "CERTIFICATE",
                keys.getCertificate(ALIAS).getEncoded());
        Path key = pem(
                folder.resolve(name + ".key"),
                "PRIVATE KEY",
                keys.getKey(ALIAS, SECRET.toCharArray()).getEncoded());
        return new Identity(keys, certificate, key);
    }

    /** A TLS context that trusts one certificate, and presents another one if it is not null. */
    static SSLContext context(Identity trusted, @Nullable Identity shown) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, trusted.keys().getCertificate(ALIAS));
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        KeyManagerFactory showing = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        showing.init(shown == null ? null : shown.keys(), SECRET.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(showing.getKeyManagers(), trusting.getTrustManagers(), null);
        return context;
    }

    private static Path pem(Path file, String what, byte[] der) throws Exception {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
    }

    private static void keytool(String command, Path store) throws Exception {
        String alias = command.contains("-alias ") ? "" : " -alias " + ALIAS;
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder((keytool + " " + command + alias + " -storetype PKCS12 -storepass " + SECRET
                                + " -keystore " + store)
                        .strip()
                        .split(" +", -1))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).as(command).isZero();
    }
}
