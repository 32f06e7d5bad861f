/** Drawings for the demo's listings, each from a few words: a scene, a view, a time, a colour. */
package io.berth.launcher.pictures;
