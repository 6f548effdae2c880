package io.github.ariadne4j.ari.media;

/**
 * Live and stored recordings ({@code /recordings}).
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Recordings_REST_API">Recordings in Asterisk's documentation</a>
 */
public interface Recordings {
    /** Recordings in progress. */
    LiveRecordings live();

    /** Recordings stored as files on the server. */
    StoredRecordings stored();
}
