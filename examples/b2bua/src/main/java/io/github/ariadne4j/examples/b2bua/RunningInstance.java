package io.github.ariadne4j.examples.b2bua;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.ariadne4j.dashboard.DashboardSettings;
import io.github.ariadne4j.dashboard.http.TlsSettings;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException;
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

/**
 * A running instance of the application, requested through its HTTP port with the same settings. With TLS, only the instance's own
 * certificate is trusted. Each request throws an {@link UnreachableException} if no instance is running, and a
 * {@link ConfigurationException} with the instance's message if it refuses.
 */
final class RunningInstance {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REFUSED = 300;

    private final DashboardSettings instance;
    private final HttpClient http;

    RunningInstance(DashboardSettings instance) {
        this.instance = instance;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        TlsSettings tls = instance.tls();
        this.http = (tls == null ? builder : builder.sslContext(trusting(tls))).build();
    }

    private static SSLContext trusting(TlsSettings tls) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(
                    KeyStore.getInstance(tls.keyStore().toFile(), tls.password().toCharArray()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(Setting.HTTP_TLS_KEYSTORE.names() + ": it cannot be read: "
                    + DisplayText.of(String.valueOf(e.getMessage())));
        }
    }

    byte[] get(String path) throws InterruptedException {
        return send(request(path).build());
    }

    JsonNode json(String path) throws InterruptedException {
        return parsed(get(path));
    }

    /** Sends an action, with the token that is only in its pages. */
    JsonNode post(String path) throws InterruptedException {
        String token = json("/api/token").path("csrf").asText();
        return parsed(send(request(path)
                .header("X-CSRF-Token", token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        return instance.token() == null ? request : request.header("Authorization", "Bearer " + instance.token());
    }

    private byte[] send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= REFUSED) {
                String why = new String(answer.body(), StandardCharsets.UTF_8).strip();
                throw new ConfigurationException(why.isEmpty() ? "refused: " + answer.statusCode() : why);
            }
            return answer.body();
        } catch (IOException e) {
            throw new UnreachableException(
                    "no instance answers at port " + instance.address().getPort()
                            + ": is it running, and with the same " + Setting.HTTP_PORT.names() + "?",
                    e);
        }
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("the program that answers at the port is not this application");
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
