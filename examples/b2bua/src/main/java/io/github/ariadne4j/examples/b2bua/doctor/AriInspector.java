package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.model.AsteriskModule;
import io.github.ariadne4j.ari.model.Endpoint;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Reads the state of an Asterisk by a client without events. */
final class AriInspector implements AsteriskInspector {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final AriClient ari;
    private final Clock clock;

    AriInspector(AriClient ari, Clock clock) {
        this.ari = ari;
        this.clock = clock;
    }

    @Override
    public AsteriskInfo info() {
        return ari.server();
    }

    @Override
    public boolean mayWrite() {
        return answer(ari.asterisk().mayWrite());
    }

    @Override
    public boolean isServed(String application) {
        try {
            answer(ari.applications().get(application));
            return true;
        } catch (AriNotFoundException e) {
            return false;
        }
    }

    @Override
    public List<String> modules() {
        return answer(ari.asterisk().modules().list()).stream()
                .filter(module -> module.status().equals("Running"))
                .map(AsteriskModule::name)
                .toList();
    }

    @Override
    public List<String> endpoints() {
        return answer(ari.endpoints().list("PJSIP")).stream()
                .map(Endpoint::resource)
                .toList();
    }

    @Override
    public Map<String, String> endpoint(String name) {
        return answer(ari.asterisk().config().get("res_pjsip", "endpoint", name));
    }

    @Override
    public Optional<String> configured(String file, String section, String key) {
        try {
            String value = answer(ari.asterisk().variable("AST_CONFIG(" + file + "," + section + "," + key + ")"));
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        } catch (AriException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Duration> clockLead() {
        Instant before = clock.instant();
        String seconds = answer(ari.asterisk().variable("EPOCH"));
        Instant after = clock.instant();
        return SECONDS.matcher(seconds).matches()
                ? Optional.of(lead(before, Instant.ofEpochSecond(Long.parseLong(seconds)), after))
                : Optional.empty();
    }

    private static Duration lead(Instant before, Instant theirs, Instant after) {
        if (theirs.isBefore(before.minusSeconds(1))) {
            return Duration.between(before, theirs);
        }
        return theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
    }

    private static <T> T answer(CompletionStage<T> asked) {
        try {
            return asked.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AriException known ? known : e;
        }
    }
}
