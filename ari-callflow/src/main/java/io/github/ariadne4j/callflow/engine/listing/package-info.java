/**
 * What an Asterisk lists, compared with what calls hold: {@link io.github.ariadne4j.callflow.engine.listing.AsteriskView} reads the lists of channels,
 * bridges, playbacks and recordings; {@code LookComparison} finds what calls missed, {@code DialEvidence} whether a leg was dialled, and
 * {@code ListedCall} builds a call without a session. Imports {@code ari.*} and the packages of callflow below {@code engine}. Runs on the
 * loop, except the decoding of long lists.
 */
@NullMarked
package io.github.ariadne4j.callflow.engine.listing;

import org.jspecify.annotations.NullMarked;
