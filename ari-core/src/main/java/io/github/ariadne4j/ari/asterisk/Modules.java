package io.github.ariadne4j.ari.asterisk;

import io.github.ariadne4j.ari.model.AsteriskModule;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The modules of the server ({@code /asterisk/modules}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 */
public interface Modules {
    /** All that are loaded; a large answer. */
    CompletionStage<List<AsteriskModule>> list();

    /** One of them. */
    CompletionStage<AsteriskModule> get(String name);

    /** Loads one. */
    CompletionStage<Void> load(String name);

    /** Unloads one. */
    CompletionStage<Void> unload(String name);

    /** Lets one read its configuration again. */
    CompletionStage<Void> reload(String name);
}
