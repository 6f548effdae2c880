package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.dashboard.DashboardSettings;
import io.github.ariadne4j.dashboard.http.Tls;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.PublicText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.examples.b2bua.life.UnreachableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks an instance that runs, with the settings that it has: where it serves by TLS, its certificate alone is trusted. */
final class InstanceClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DashboardSettings instance;
    private final HttpClient http;

    InstanceClient(DashboardSettings instance) {
        this.instance = instance;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        Tls tls = instance.tls();
        this.http = (tls == null ? builder : builder.sslContext(trusting(tls))).build();
    }

    private static SSLContext trusting(Tls tls) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(
                    KeyStore.getInstance(tls.keyStore().toFile(), tls.password().toCharArray()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(Setting.HTTP_TLS_KEYSTORE.names() + ": it cannot be read: "
                    + PublicText.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * What it answers.
     *
     * @param path the path, and what is asked for with it
     * @throws UnreachableException if no instance is there
     * @throws ConfigurationException if it refuses
     */
    byte[] get(String path) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        if (instance.token() != null) {
            request.header("Authorization", "Bearer " + instance.token());
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                String why = new String(answer.body(), StandardCharsets.UTF_8).strip();
                throw new ConfigurationException(why.isEmpty() ? "refused: " + answer.statusCode() : why);
            }
            return answer.body();
        } catch (IOException e) {
            throw new UnreachableException(
                    "no instance answers at port " + instance.address().getPort() + ": does it run, and with the same "
                            + Setting.HTTP_PORT.names() + "?",
                    e);
        }
    }

    private URI uri(String path) {
        InetSocketAddress address = instance.address();
        String host = address.getHostString();
        return URI.create((instance.tls() == null ? "http://" : "https://")
                + (host.contains(":") ? '[' + host + ']' : host)
                + ':'
                + address.getPort()
                + path);
    }
}
