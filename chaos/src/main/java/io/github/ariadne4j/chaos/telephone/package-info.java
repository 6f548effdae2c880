/**
 * Callers that recognise the question in the audio and press a key for each: SIP, RTP and the detection of tones. Open
 * {@link io.github.ariadne4j.chaos.telephone.Respondent} first. Imports {@code judge} only; each telephone is used by one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.telephone;

import org.jspecify.annotations.NullMarked;
