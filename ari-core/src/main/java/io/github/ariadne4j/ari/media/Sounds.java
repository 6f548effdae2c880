package io.github.ariadne4j.ari.media;

import io.github.ariadne4j.ari.model.Sound;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Queries on installed sounds ({@code /sounds}). A stage that fails, fails with an
 * {@link io.github.ariadne4j.ari.request.AriException}.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Sounds_REST_API">Sounds in Asterisk's documentation</a>
 */
public interface Sounds {
    /** All of them; a large answer. */
    CompletionStage<List<Sound>> list();

    /** Those in this language and this format. */
    CompletionStage<List<Sound>> list(String language, String format);

    /** One of them. */
    CompletionStage<Sound> get(String id);
}
