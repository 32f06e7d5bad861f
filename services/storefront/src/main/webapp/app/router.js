// One page, many addresses: which element draws which path. Every filter and choice lives in the
// address, so back, reload and a shared link show the same.
import { render } from "lit";
import { Unreachable } from "./api.js";
import { trouble } from "./element.js";
import { session } from "./session.js";

/** The address that was loaded anew for its modules. */
const RELOADED = "berth-reloaded";

const routes = [];
let outlet;
let shown;

/** Where to sign in and come back here from, with everything that the address holds. */
export function signInAddress() {
  const here = location.pathname + location.search;
  return here === "/" || here.startsWith("/sign-") ? "/sign-in" : `/sign-in?to=${encodeURIComponent(here)}`;
}

/** Whether somebody is signed in; if nobody is, the page to sign in comes, in place of this one if it is replaced. */
export async function signedIn({ replace = true } = {}) {
  await session.ready;
  if (session.isUnknown) {
    await session.start();
  }
  if (session.isUnknown) {
    showTrouble(new Unreachable());
  } else if (!session.signedIn) {
    navigate(signInAddress(), { replace });
  }
  return session.signedIn;
}

/** @param path the path, with :names for its variable parts */
export function route(path, tag, load) {
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`);
  routes.push({ pattern, tag, load });
}

export function start(element) {
  outlet = element;
  document.addEventListener("click", follow);
  window.addEventListener("popstate", () => show({ restored: true }));
  return show({ first: true });
}

export function navigate(address, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address);
  return show({ replaced: replace });
}

/** Changes the address of the view that is shown, without drawing another. */
export function remember(parameters, { push = false } = {}) {
  const text = new URLSearchParams(parameters).toString();
  const address = location.pathname + (text ? `?${text}` : "");
  if (address !== location.pathname + location.search) {
    history[push ? "pushState" : "replaceState"](null, "", address);
    shown.query = new URLSearchParams(location.search);
  }
}

function follow(event) {
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link?.href || !plain || link.target || event.defaultPrevented) {
    return;
  }
  const to = new URL(link.href);
  if (to.origin === location.origin && !to.hash && find(to.pathname)) {
    event.preventDefault();
    navigate(to.pathname + to.search);
  }
}

function find(path) {
  for (const each of routes) {
    const match = each.pattern.exec(path);
    if (match) {
      return { ...each, params: { ...match.groups } };
    }
  }
  return undefined;
}

async function show({ first = false, restored = false, replaced = false } = {}) {
  const found = find(location.pathname) ?? find("/not-found");
  const same = shown?.localName === found.tag && shown.path === location.pathname;
  if (same) {
    shown.query = new URLSearchParams(location.search);
    return;
  }
  const address = location.href;
  try {
    await found.load();
    sessionStorage.removeItem(RELOADED);
  } catch (error) {
    console.error(error);
    const reachable = await isReachable();
    if (location.href !== address) {
      return;
    }
    if (!reachable) {
      showTrouble(new Unreachable());
    } else if (sessionStorage.getItem(RELOADED) === address) {
      showTrouble(error);
    } else {
      // An update of Berth has replaced the modules of this page.
      sessionStorage.setItem(RELOADED, address);
      location.reload();
    }
    return;
  }
  if (location.href !== address) {
    return;
  }
  shown = document.createElement(found.tag);
  Object.assign(shown, {
    path: location.pathname,
    params: found.params,
    query: new URLSearchParams(location.search),
  });
  outlet.replaceChildren(shown);
  outlet.removeAttribute("aria-busy");
  if (!first && !restored && !replaced) {
    scrollTo(0, 0);
  }
  if (!first) {
    outlet.focus({ preventScroll: true });
  }
}

const isReachable = () => fetch("/start.json").then(({ ok }) => ok, () => false);

/** In place of a page that can't be shown now; what is tried again is loaded anew, for browsers may keep a module's failure. */
function showTrouble(error) {
  const place = document.createElement("div");
  place.className = "width narrow";
  const again = async () => (await isReachable()) && location.reload();
  render(trouble(error, again, { whole: true }), place);
  shown = undefined;
  outlet.replaceChildren(place);
  outlet.removeAttribute("aria-busy");
}
