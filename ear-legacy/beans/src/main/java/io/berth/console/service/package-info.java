/**
 * What hosts ask of Berth, as session beans: they call the public API with the host's own token,
 * decide nothing and store nothing. No call runs in a transaction.
 */
package io.berth.console.service;
