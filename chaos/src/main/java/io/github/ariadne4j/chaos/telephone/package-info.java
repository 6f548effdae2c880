/**
 * SIP telephones whose callers recognise prompts, music and voices as tones, and press keys: SIP, RTP, and what each kind of caller does. Open
 * {@link io.github.ariadne4j.chaos.telephone.Telephone} first. Imports {@code judge} only; each telephone is used by one thread.
 */
@NullMarked
package io.github.ariadne4j.chaos.telephone;

import org.jspecify.annotations.NullMarked;
