package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.AsteriskModule;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Commands and queries on modules of the server ({@code /asterisk/modules}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface Modules {
    /** All loaded modules; a large answer. */
    CompletionStage<List<AsteriskModule>> list();

    /** One module. */
    CompletionStage<AsteriskModule> get(String name);

    /** Loads a module. */
    CompletionStage<Void> load(String name);

    /** Unloads a module. */
    CompletionStage<Void> unload(String name);

    /** Reloads the configuration of a module. */
    CompletionStage<Void> reload(String name);
}
