package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.asterisk.Modules;
import io.github.ariadne4j.ari.json.ServerReader;
import io.github.ariadne4j.ari.model.AsteriskModule;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about modules, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaModules(Requests requests) implements Modules {
    @Override
    public CompletionStage<List<AsteriskModule>> list() {
        return requests.query(
                "list modules", ari -> ari.asterisk().listModules().execute(ignored()), ServerReader::modules);
    }

    @Override
    public CompletionStage<AsteriskModule> get(String name) {
        return requests.query(
                "get module " + name, ari -> ari.asterisk().getModule(name).execute(ignored()), ServerReader::module);
    }

    @Override
    public CompletionStage<Void> load(String name) {
        return requests.command(
                "load module " + name, ari -> ari.asterisk().loadModule(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> unload(String name) {
        return requests.command(
                "unload module " + name,
                ari -> ari.asterisk().unloadModule(name).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> reload(String name) {
        return requests.command(
                "reload module " + name,
                ari -> ari.asterisk().reloadModule(name).execute(ignored()));
    }
}
