/** The host console's pages: one bean per page, named like it, and what all of them share. */
package io.berth.console.web;
