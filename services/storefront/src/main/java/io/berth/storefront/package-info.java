/**
 * What a guest sees in a browser. The storefront decides nothing and stores nothing: it serves
 * static pages, which talk to the public API, and what they must know of this installation.
 */
package io.berth.storefront;
