package io.github.ariadne4j.ari.json;

import com.fasterxml.jackson.core.JsonParser;
import io.github.ariadne4j.ari.model.LiveRecording;
import io.github.ariadne4j.ari.model.Playback;
import io.github.ariadne4j.ari.model.PlaybackId;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Readers of playbacks and live recordings. */
final class MediaFields {
    private MediaFields() {}

    /** Reads ARI's {@code Playback}. */
    static final class Played extends ObjectReader<Playback> {
        private String id = "";
        private String mediaUri = "";
        private String nextMediaUri = "";
        private String targetUri = "";
        private String language = "";
        private String state = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "id" -> id = Values.text(json);
                case "media_uri" -> mediaUri = Values.shared(json);
                case "next_media_uri" -> nextMediaUri = Values.shared(json);
                case "target_uri" -> targetUri = Values.text(json);
                case "language" -> language = Values.shared(json);
                case "state" -> state = Values.shared(json);
                default -> json.skipChildren();
            }
        }

        @Override
        Playback made() {
            return new Playback(new PlaybackId(id), mediaUri, nextMediaUri, targetUri, language, state);
        }
    }

    /** Reads ARI's {@code LiveRecording}. */
    static final class Recorded extends ObjectReader<LiveRecording> {
        private String name = "";
        private String format = "";
        private String targetUri = "";
        private String state = "";
        private @Nullable Duration duration;
        private @Nullable Duration talking;
        private @Nullable Duration silence;
        private String cause = "";

        @Override
        void field(String field, JsonParser json) throws IOException {
            switch (field) {
                case "name" -> name = Values.text(json);
                case "format" -> format = Values.shared(json);
                case "target_uri" -> targetUri = Values.text(json);
                case "state" -> state = Values.shared(json);
                case "duration" -> duration = Values.seconds(json);
                case "talking_duration" -> talking = Values.seconds(json);
                case "silence_duration" -> silence = Values.seconds(json);
                case "cause" -> cause = Values.text(json);
                default -> json.skipChildren();
            }
        }

        @Override
        LiveRecording made() {
            return new LiveRecording(name, format, targetUri, state, duration, talking, silence, cause);
        }
    }
}
