package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.RequestCapture.ignored;

import io.github.ariadne4j.ari.asterisk.Asterisk;
import io.github.ariadne4j.ari.asterisk.DynamicConfig;
import io.github.ariadne4j.ari.asterisk.InfoSection;
import io.github.ariadne4j.ari.asterisk.LogChannels;
import io.github.ariadne4j.ari.asterisk.Modules;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.json.ServerReader;
import io.github.ariadne4j.ari.model.AsteriskInfo;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * The server itself by ari4java's builders.
 *
 * @param requests where they go
 * @param modules its modules
 * @param logs its logs
 * @param config its configuration
 */
record Ari4javaAsterisk(Requests requests, Modules modules, LogChannels logs, DynamicConfig config)
        implements Asterisk {
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
                ari -> ari.asterisk().getInfo().setOnly(Texts.orNull(only)).execute(ignored()),
                ServerReader::info);
    }

    @Override
    public CompletionStage<Void> ping() {
        return requests.command("ping Asterisk", ari -> ari.asterisk().ping().execute(ignored()));
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
