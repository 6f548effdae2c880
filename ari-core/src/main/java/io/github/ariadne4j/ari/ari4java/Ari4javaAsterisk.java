package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.ParameterFormat;
import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.asterisk.Asterisk;
import io.github.ariadne4j.ari.asterisk.DynamicConfig;
import io.github.ariadne4j.ari.asterisk.InfoSection;
import io.github.ariadne4j.ari.asterisk.LogChannels;
import io.github.ariadne4j.ari.asterisk.Modules;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.json.ServerReader;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests about the server itself, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 * @param modules its modules
 * @param logs its logs
 * @param config its configuration
 */
record Ari4javaAsterisk(Requests requests, Modules modules, LogChannels logs, DynamicConfig config)
        implements Asterisk {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    Ari4javaAsterisk(Requests requests) {
        this(
                requests,
                new Ari4javaModules(requests),
                new Ari4javaLogChannels(requests),
                new Ari4javaDynamicConfig(requests));
    }

    @Override
    public CompletionStage<AsteriskInfo> info() {
        return info(Set.of());
    }

    @Override
    public CompletionStage<AsteriskInfo> info(Set<InfoSection> sections) {
        String only = sections.stream().map(InfoSection::value).sorted().collect(Collectors.joining(","));
        return requests.query(
                "get Asterisk's info",
                ari -> ari.asterisk()
                        .getInfo()
                        .setOnly(ParameterFormat.orNull(only))
                        .execute(ignored()),
                ServerReader::info);
    }

    @Override
    public CompletionStage<Void> ping() {
        return requests.command("ping Asterisk", ari -> ari.asterisk().ping().execute(ignored()));
    }

    /**
     * Asterisk's info cannot be deleted: it answers {@code 405 Invalid method} to a user with write access. To any
     * other user it answers {@code 403 Write access denied} before it reads the path, for all methods but GET and
     * OPTIONS.
     */
    @Override
    public CompletionStage<Boolean> mayWrite() {
        return requests.command("ask whether the ARI user may write", Requests.newer("DELETE", "/asterisk/info"))
                .handle((done, failure) -> mayWrite(failure));
    }

    private static boolean mayWrite(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause == null || cause instanceof AriNotFoundException) {
            return true;
        }
        if (cause instanceof AriRejectedException refusal && refusal.status() != UNAUTHORIZED) {
            return refusal.status() != FORBIDDEN;
        }
        throw cause instanceof AriException known ? known : new CompletionException(cause);
    }

    @Override
    public CompletionStage<String> variable(String name) {
        return requests.query(
                "get global " + name,
                ari -> ari.asterisk().getGlobalVar(name).execute(ignored()),
                ModelReader::variable);
    }

    @Override
    public CompletionStage<Void> setVariable(String name, String value) {
        return requests.command(
                "set global " + name,
                ari -> ari.asterisk().setGlobalVar(name).setValue(value).execute(ignored()));
    }
}
